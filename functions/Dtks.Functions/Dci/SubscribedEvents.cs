using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Dci;

/// <summary>Which events of households partners can be told of, by the names that agreements give them.</summary>
public sealed class SubscribedEvents : IEventFollower
{
    private const string Register = "REGISTER";
    private const string NewMember = "NewHouseHoldMember";
    private const string Update = "UPDATE";
    private const string Remove = "REMOVE";

    // Under each of its names, to whoever subscribed to that: what is undone is told to whoever was told of it.
    private static readonly Dictionary<string, string[]> Told = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [HouseholdEventCodes.Enrolled] = [Register],
        [FamilyChangeEventCodes.Founded] = [Register],
        [RemovalEventCodes.HouseholdReinstated] = [Register, Update],
        [FamilyChangeEventCodes.Born] = [NewMember],
        [FamilyChangeEventCodes.Joined] = [NewMember],
        [FamilyChangeEventCodes.DeathUndone] = [NewMember, Update],
        [HouseholdEventCodes.AssistanceGranted] = [Update],
        [HouseholdEventCodes.EligibilitySettled] = [Update],
        [HouseholdEventCodes.Kept] = [Update],
        [HouseholdEventCodes.WelfareStated] = [Update],
        [FamilyChangeEventCodes.Died] = [Update],
        [FamilyChangeEventCodes.Married] = [Update],
        [FamilyChangeEventCodes.Divorced] = [Update],
        [FamilyChangeEventCodes.TookOwnCard] = [Update],
        [FamilyChangeEventCodes.WentOver] = [Update],
        [FamilyChangeEventCodes.AddressChanged] = [Update],
        [FamilyChangeEventCodes.CardChanged] = [Update],
        [FamilyChangeEventCodes.Corrected] = [Update],
        [FamilyChangeEventCodes.Arrived] = [Update],
        [RemovalEventCodes.HouseholdRemoved] = [Remove, Update],
    }.ToDictionary(t => $"dtks.{t.Key}.v1", t => t.Value, StringComparer.Ordinal);

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (Told.GetValueOrDefault(happened.Target) is { } names && happened.Subject?.Split('/') is ["households", var village, var household])
        {
            foreach (var name in names)
            {
                yield return OutboxEntry.Message(TellSubscribers.Queue, new HouseholdMessage(village, household, (int?)happened.Data["step"] ?? 0, name));
            }
        }
    }
}

/// <summary>Something happened to a household that partners may have subscribed to.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">The household.</param>
/// <param name="Step">Which step of its history it was.</param>
/// <param name="Event">The event, by the agreement's name.</param>
public sealed record HouseholdMessage(string Village, string Household, int Step, string Event);
