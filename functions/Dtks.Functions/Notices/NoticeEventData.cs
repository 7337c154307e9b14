using Dtks.Domain.Notices;

namespace Dtks.Functions.Notices;

/// <summary>The data of a notice's CloudEvents: ids and codes, nothing of a person (REG-3).</summary>
/// <param name="Id">The notice.</param>
/// <param name="Village">The village of what it is about.</param>
/// <param name="Kind">What kind of record it is about.</param>
/// <param name="About">The record's id.</param>
/// <param name="Code">What is told.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record NoticeEventData(string Id, string Village, string Kind, string About, string Code, NoticeStatus Status, string? Rule, string Policy);
