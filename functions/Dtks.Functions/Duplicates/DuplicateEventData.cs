using Dtks.Domain.Duplicates;

namespace Dtks.Functions.Duplicates;

/// <summary>The data of a pair's CloudEvents: ids and states, nothing of a person (REG-3).</summary>
/// <param name="Id">The pair.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record DuplicateEventData(string Id, string Regency, DuplicateStatus Status, string? Rule, string Policy);

/// <summary>The data of a scan's CloudEvents.</summary>
/// <param name="Id">The scan.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Found">Pairs found.</param>
/// <param name="New">Those of them found first.</param>
/// <param name="Unreadable">Records that could not be read.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record ScanEventData(string Id, string Regency, DuplicateScanStatus Status, int Found, int New, int Unreadable, string? Rule, string Policy);
