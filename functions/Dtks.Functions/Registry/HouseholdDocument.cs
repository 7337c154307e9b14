using Dtks.Domain.Households;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>A household of the register, in its village.</summary>
public sealed record HouseholdDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "household";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The whole of it.</summary>
    public required HouseholdState State { get; init; }

    /// <summary>The numbers that it no longer bears and whose claims are to follow (REG-5, REG-8): held until they have; null for none.</summary>
    public IReadOnlyList<LooseNumber>? Loose { get; init; }

    /// <summary>Whether sheet and proposals are to follow a change of it (REG-8); null for no.</summary>
    public bool? Unfollowed { get; init; }

    /// <summary>Whether a change of it waits, or something is to follow one (REG-8): stored where it is so, for the sweep; null elsewhere.</summary>
    public bool? AwaitsChange =>
        Loose is not null || Unfollowed == true || State.Pending.Any(p => p.Waits) || State.Departures.Any(d => d.IsUnderWay) ? true : null;

    /// <summary>Whether it receives something, so that a month's opening reads it (VER-2): stored where it is so; null elsewhere, and on those of before <see cref="SeedReceivers"/> marked them.</summary>
    public bool? Receives => State.Entitlements.Any(e => e.Status == EntitlementStatus.Active) ? true : null;

    /// <summary>When a month's verification last stopped something that is not received again (RAT-5): stored where one did, for those of newer months; null elsewhere, and on those of before until they are written again.</summary>
    public DateTimeOffset? SettledOn => State.Entitlements.Any(e => e.StoppedByMonth() is not null)
        ? (State.History.LastOrDefault(h => h.Code == HouseholdEventCodes.EligibilitySettled) ?? State.History[0]).At.ToDateTimeOffset()
        : null;

    /// <summary>The client's entity tag: another with every step of its history.</summary>
    public string EntityTag() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{State.History.Count}\"");

    /// <summary>The document's id for a household's.</summary>
    public static string IdOf(string household) => $"household-{household}";

    /// <summary>When it was entered in the register.</summary>
    public DateTimeOffset EnrolledOn() => State.History[0].At.ToDateTimeOffset();
}

/// <summary>A number that a household no longer bears.</summary>
/// <param name="Claim">Its claim's id.</param>
/// <param name="Village">The village of the household that it went to, or was to; null for none.</param>
/// <param name="Household">That household; who bears it by now, it says.</param>
public sealed record LooseNumber(string Claim, string? Village, string? Household);
