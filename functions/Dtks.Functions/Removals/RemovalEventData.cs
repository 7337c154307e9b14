using Dtks.Domain.Removals;
using NodaTime;

namespace Dtks.Functions.Removals;

/// <summary>The data of a removal's CloudEvents: ids, ground and dates, nothing of a person (REG-3).</summary>
/// <param name="Id">The removal.</param>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Ground">Why.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record RemovalEventData(string Id, string Village, string Household, RemovalGround Ground, RemovalStatus Status, LocalDate NoticeEndsOn, string? Rule, string Policy);
