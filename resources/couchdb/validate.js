(function () {
var rules = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // src-main/central/validate-entry.ts
  var validate_entry_exports = {};
  __export(validate_entry_exports, {
    default: () => validate_entry_default
  });

  // src-shared/model/circles.ts
  var circleByKind = {
    profile: "device",
    draft: "device",
    refusal: "device",
    conflict: "device",
    server: "device",
    handed: "device",
    intake: "device",
    view: "device",
    meeting: "program",
    agenda: "program",
    moment: "program",
    person: "team",
    event: "program",
    eventside: "team",
    rsvp: "team",
    review: "team",
    claim: "team",
    form: "team",
    page: "team",
    row: "team",
    keying: "team",
    picture: "team",
    picturepart: "team",
    account: "team",
    reason: "team",
    policy: "team",
    trust: "team",
    task: "team",
    kit: "host",
    script: "host",
    caller: "host",
    guest: "host",
    kitmoment: "host",
    callsheet: "host",
    contact: "host",
    conversation: "host",
    kitdesk: "device",
    importmap: "device",
    sealkey: "device",
    room: "device"
  };
  var familyOf = (circle) => circle.startsWith("host:") ? "host" : circle;

  // src-shared/domain/access.ts
  var rolesByRight = {
    "run-meetings": ["organizer", "admin"],
    "edit-events": ["organizer", "host", "support", "data-entry", "admin"],
    "enter-people": ["organizer", "host", "support", "data-entry", "admin"],
    review: ["moderator", "admin"],
    "run-phone-banks": ["organizer", "host", "support", "admin"],
    call: ["organizer", "host", "support", "data-entry", "admin"]
  };
  var may = (roles, right) => roles.some((role) => rolesByRight[right].includes(role));
  var rightToRecord = (type) => type === "heads" ? "enter-people" : "run-meetings";

  // src-shared/domain/circle-content.ts
  var LENT = /* @__PURE__ */ new Set(["eventside", "rsvp", "person", "review"]);
  var families = new Map(Object.entries(circleByKind));
  function circleHolds(circle, kind) {
    const family = families.get(kind);
    if (family === void 0 || family === "device") return false;
    if (circle === "team") return family === "team" || family === "host";
    if (familyOf(circle) === "host") return family === "host" || LENT.has(kind);
    return family === circle;
  }
  function isInCircle(circle, record) {
    const { kind, circle: own } = record;
    if (typeof kind !== "string" || typeof own !== "string" || !circleHolds(circle, kind)) return false;
    if (families.get(kind) !== "host") return own === families.get(kind);
    return circle === "team" ? familyOf(own) === "host" : own === circle;
  }
  var hostOfCircle = (circle) => familyOf(circle) === "host" ? circle.slice("host:".length) : null;

  // src-shared/domain/merge.ts
  var isPlainObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  function sameJson(a, b) {
    if (a === b) return true;
    if (Array.isArray(a) && Array.isArray(b))
      return a.length === b.length && a.every((item, at) => sameJson(item, b[at]));
    if (!isPlainObject(a) || !isPlainObject(b)) return false;
    const keys = presentKeys(a);
    const others = new Set(presentKeys(b));
    return keys.length === others.size && keys.every((key) => others.has(key) && sameJson(a[key], b[key]));
  }
  var presentKeys = (fields) => Object.keys(fields).filter((key) => fields[key] !== void 0);

  // src-shared/domain/reviewed-fields.ts
  var NEVER_REVIEWED = /* @__PURE__ */ new Set([
    "lineUp",
    "formNumber",
    "note",
    "hostPhone",
    "hostEmail",
    "meetingId",
    "hostUser",
    "coHostNames",
    "trusted",
    "state",
    "submittedAt",
    "decision",
    "updatedAt",
    "updatedBy",
    "createdAt",
    "deletedAt"
  ]);
  var LEFT_TO_TRUSTED = /* @__PURE__ */ new Set([
    "startsAt",
    "zone",
    "minutes",
    "place",
    "venueAddress",
    "street",
    "zip",
    "directions"
  ]);
  var needsReview = (field, isTrusted2) => !field.startsWith("_") && !NEVER_REVIEWED.has(field) && !(isTrusted2 && LEFT_TO_TRUSTED.has(field));

  // src-shared/domain/write-rules.ts
  var MAX_CHARACTERS = 1e6;
  var SERVER_ADMIN = "_admin";
  function refuseWrite(record, before, writer, place) {
    const roles = rolesIn(place.program, writer);
    if (record._deleted) return writer.roles.includes(SERVER_ADMIN) ? null : refuse("real-delete", record._id);
    return refuseForm(record, place) ?? refuseRole(record, roles) ?? refusePlace(writer, roles, place) ?? refuseRewrite(record, before) ?? refuseForeign(record, before, writer, roles) ?? refuseDecision(record, before, roles) ?? refuseClosed(record, before, roles);
  }
  var refuse = (tag, detail) => ({ tag, detail });
  function rolesIn(program, writer) {
    const prefix = `${program}:`;
    const roles = writer.roles.filter((role) => role.startsWith(prefix)).map((role) => role.slice(prefix.length));
    return writer.roles.includes(SERVER_ADMIN) ? [...roles, "admin"] : roles;
  }
  var kinds = new Set(Object.keys(circleByKind));
  var isKind = (kind) => kinds.has(kind);
  var INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  function refuseForm(record, place) {
    const { kind } = record;
    if (!isKind(kind)) return refuse("unknown-kind", String(kind));
    if (!record._id.startsWith(`${kind}:`) || record._id.length > 120) return refuse("bad-record", "_id");
    if (!circleHolds(place.circle, kind) || !isInCircle(place.circle, record))
      return refuse("other-circle", kind);
    for (const field of ["createdAt", "updatedAt"])
      if (!isInstant(record[field])) return refuse("bad-record", field);
    if (typeof record.updatedBy !== "string") return refuse("bad-record", "updatedBy");
    if (record.deletedAt !== "" && !isInstant(record.deletedAt)) return refuse("bad-record", "deletedAt");
    return JSON.stringify(record).length > MAX_CHARACTERS ? refuse("too-large", kind) : null;
  }
  var isInstant = (value) => typeof value === "string" && INSTANT.test(value);
  var mayWrite = {
    meeting: (roles) => may(roles, "run-meetings"),
    agenda: (roles) => may(roles, "run-meetings"),
    moment: (roles, { what }) => may(roles, rightToRecord(isObject(what) ? what.type : void 0)),
    event: (roles) => may(roles, "edit-events") || may(roles, "review"),
    eventside: (roles) => may(roles, "enter-people") || may(roles, "review"),
    person: (roles) => may(roles, "enter-people"),
    rsvp: (roles) => may(roles, "enter-people"),
    review: (roles) => may(roles, "edit-events") || may(roles, "review"),
    claim: (roles) => may(roles, "review"),
    form: (roles) => may(roles, "enter-people"),
    page: (roles) => may(roles, "enter-people"),
    row: (roles) => may(roles, "enter-people"),
    keying: (roles) => may(roles, "enter-people"),
    picture: (roles) => may(roles, "enter-people"),
    picturepart: (roles) => may(roles, "enter-people"),
    account: (roles) => may(roles, "enter-people"),
    kit: (roles) => may(roles, "run-phone-banks"),
    script: (roles) => may(roles, "run-phone-banks"),
    caller: (roles) => may(roles, "call"),
    guest: (roles) => may(roles, "call"),
    kitmoment: (roles) => may(roles, "call"),
    callsheet: (roles) => may(roles, "run-phone-banks"),
    contact: (roles) => may(roles, "call"),
    conversation: (roles) => may(roles, "call"),
    reason: (roles) => may(roles, "review"),
    policy: (roles) => may(roles, "review"),
    trust: (roles) => may(roles, "review"),
    task: (roles) => may(roles, "enter-people")
  };
  var isObject = (value) => typeof value === "object" && value !== null;
  function refuseRole(record, roles) {
    const { kind } = record;
    return isKind(kind) && mayWrite[kind]?.(roles, record) ? null : refuse("not-your-role", String(kind));
  }
  var TEAM = /* @__PURE__ */ new Set(["organizer", "data-entry", "support", "moderator", "admin"]);
  var isOnTeam = (roles) => roles.some((role) => TEAM.has(role));
  function refusePlace(writer, roles, { circle }) {
    if (circle === "program" || isOnTeam(roles)) return null;
    return hostOfCircle(circle) === writer.name ? null : refuse("not-yours", circle);
  }
  function refuseForeign(record, before, { name }, roles) {
    if (record.kind !== "event" || isOnTeam(roles)) return null;
    if (before && before.hostUser !== name) return refuse("not-yours", "event");
    return record.hostUser === name ? null : refuse("not-yours", "hostUser");
  }
  var APPEND_ONLY = /* @__PURE__ */ new Set([
    "review",
    "moment",
    "keying",
    "script",
    "kitmoment",
    "conversation"
  ]);
  function refuseRewrite(record, before) {
    if (!before) return null;
    if (before.kind !== record.kind) return refuse("bad-record", "kind");
    if (APPEND_ONLY.has(record.kind) && !isPurge(record, before))
      return refuse("append-only", String(record.kind));
    const moved = isKind(record.kind) && fixed[record.kind]?.find((field) => record[field] !== before[field]);
    return moved ? refuse("bad-record", moved) : null;
  }
  var fixed = {
    form: ["form", "layout", "paper", "number"],
    row: ["pageId", "number"],
    picturepart: ["pageId", "hash", "part", "of"]
  };
  var PURGED = /* @__PURE__ */ new Set(["note", "answers", "signUps", "phone", "updatedAt", "updatedBy", "deletedAt"]);
  function isPurge(record, before) {
    if (record.kind !== "conversation" || record.deletedAt === "" || before.deletedAt !== "") return false;
    const isEmptied = record.note === "" && record.phone === "" && isEmpty(record.signUps) && isEmpty(record.answers);
    const fields = Object.keys(before).concat(Object.keys(record));
    return isEmptied && fields.every(
      (field) => PURGED.has(field) || field.startsWith("_") || sameJson(record[field], before[field])
    );
  }
  var isEmpty = (value) => Array.isArray(value) && value.length === 0;
  var DECIDED = /* @__PURE__ */ new Set(["approved", "changes-requested", "rejected"]);
  var DECIDES = /* @__PURE__ */ new Set(["approve", "request-changes", "reject"]);
  function refuseDecision(record, before, roles) {
    if (may(roles, "review")) return null;
    if (record.kind === "review" && DECIDES.has(record.action)) return refuse("moderators-only", "action");
    if (record.kind !== "event") return null;
    if (isTrusted(record) !== isTrusted(before)) return refuse("moderators-only", "trusted");
    if (DECIDED.has(record.state) && record.state !== before?.state) return refuse("moderators-only", "state");
    if (sameJson(record.decision ?? null, before?.decision ?? null)) return null;
    const isReinstated = before?.state === "cancelled" && record.state === "submitted" && !record.decision;
    return isReinstated ? null : refuse("moderators-only", "decision");
  }
  var stepsFrom = {
    draft: ["submitted", "cancelled"],
    submitted: ["draft", "cancelled"],
    approved: ["submitted", "cancelled"],
    "changes-requested": ["submitted", "cancelled"],
    cancelled: ["draft", "submitted"]
  };
  function refuseClosed(record, before, roles) {
    if (record.kind !== "event" || !before || may(roles, "review")) return null;
    const [from, to] = [before.state, record.state];
    if (from !== to) return stepsFrom[from]?.includes(to) ? null : refuse("wrong-state", String(to));
    if (to !== "approved") return null;
    const fields = Object.keys(before).concat(Object.keys(record));
    const closed = fields.find(
      (field) => needsReview(field, before.trusted === true) && !sameJson(before[field], record[field])
    );
    return closed === void 0 ? null : refuse("closed-field", closed);
  }
  var isTrusted = (record) => record?.trusted === true;
  var reasonOf = ({ tag, detail }) => `barnstorm:${tag}:${detail}`;

  // src-main/central/validate-entry.ts
  var validate_entry_default = (place) => (record, before, writer) => {
    const refusal = refuseWrite(record, before, writer, place);
    if (refusal) throw { forbidden: reasonOf(refusal) };
  };
  return __toCommonJS(validate_entry_exports);
})();
return rules.default
})()
