using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>A household of the register as its events have made it (REG-1).</summary>
public sealed record HouseholdState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The village it lives in.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>Family card number.</summary>
    public required FamilyCardNumber FamilyCardNumber { get; init; }

    /// <summary>The numbers of the family cards that it had before, oldest first; null for none, and of those of before they were noted.</summary>
    public IReadOnlyList<FamilyCardNumber>? FormerCards { get; init; }

    /// <summary>Address within the village.</summary>
    public required Address Address { get; init; }

    /// <summary>Its members, 1 to 30; none once it has ended.</summary>
    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    /// <summary>The proposals that brought it here: first the one that registered it, then those that granted assistance.</summary>
    public required IReadOnlyList<string> ProposalIds { get; init; }

    /// <summary>What it receives and received.</summary>
    public IReadOnlyList<Entitlement> Entitlements { get; init; } = [];

    /// <summary>
    /// A deliberation's proposal to stop or deactivate it; null when there is none. It stands in the register until that is ratified.
    /// </summary>
    public Deactivation? Deactivation { get; init; }

    /// <summary>What other records say of it, kept beside its events (a removal, a pair of duplicates, a month's sheet); null for nothing.</summary>
    public IReadOnlyList<HouseholdFinding>? Findings { get; init; }

    /// <summary>How it stands in welfare (REG-9); null where that is not known.</summary>
    public Welfare? Welfare { get; init; }

    /// <summary>What payments leave out that it is entitled to, kept beside its events; null for nothing.</summary>
    public AidPayments? Payments { get; init; }

    /// <summary>What the latest deliberation that had it stay made of its assistance (GOV-3); null for none, and of those of before it was noted.</summary>
    public KeptAid? Kept { get; init; }

    /// <summary>Who was a member, oldest first (REG-8).</summary>
    public IReadOnlyList<FormerMember> Former { get; init; } = [];

    /// <summary>The changes that were carried out, oldest first (REG-8).</summary>
    public IReadOnlyList<AppliedChange> Changes { get; init; } = [];

    /// <summary>The changes that were entered and wait, or were refused since the last that was entered (REG-5, REG-8).</summary>
    public IReadOnlyList<PendingChange> Pending { get; init; } = [];

    /// <summary>Who is on the way to another village (REG-8).</summary>
    public IReadOnlyList<Departure> Departures { get; init; } = [];

    /// <summary>What removals that took effect made of it (RAT-6); null for nothing, and of those of before it was noted.</summary>
    public FamilyRemovals? Removals { get; init; }

    /// <summary>Why it is no more; null while it is.</summary>
    public HouseholdEnd? Ended { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Whether a change was carried out.</summary>
    public bool IsApplied(string change) => Changes.Any(c => c.Id == change);

    /// <summary>When the whole family last came from a village, also by way of others (REG-8); null where it did not.</summary>
    public Instant? CameFrom(AreaCode village) => Changes.LastOrDefault(c => c.Kind == FamilyChangeKind.Move && c.Other is { } from && from.Village == village && from.Household == Id)?.At;

    /// <summary>Whether another village takes the family over: it stands there already, or will in a moment, as it was when that agreed.</summary>
    public bool IsTakenOver() => Departures.Any(d => d.Member is null && d.AcceptedBy is not null);

    /// <summary>Why nobody stands here any more; null while somebody does. A household without members is none, also where its end was not noted.</summary>
    public HouseholdEndReason? GoneFor() => Ended?.Reason
        ?? (Members.Count > 0 ? null : Former.Count > 0 && Former[^1].Reason == FormerReason.Deceased ? HouseholdEndReason.Deceased : HouseholdEndReason.Left);

    /// <summary>Who is gone by removals that stand (RAT-6), as they last stood here.</summary>
    public IEnumerable<HouseholdMember> RemovedMembers() => Former.Where(left => Removals?.Standing.Any(r => r.Took(left)) == true).Select(left => left.Member);

    /// <summary>Whether somebody of a family is gone by removals that stand.</summary>
    public bool HasRemoved(Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return RemovedMembers().Any(gone => family.Members.Any(m => m.Nik == gone.Person.Nik));
    }

    /// <summary>Whether one is of the family by their NIK: a member, or one who died, was removed, or went elsewhere with all of it, to another card too; not who left others of it for another card.</summary>
    public bool IsOfFamily(Nik nik) =>
        Members.Any(m => m.Person.Nik == nik) || Former.Any(f => f.Member.Person.Nik == nik && (f.To is null || f.Reason == FormerReason.Moved || IsLast(f)));

    /// <summary>Whether one was of the last who left it for another card, with which it ended: nobody else is left whose family it was (REG-8).</summary>
    public bool IsLast(FormerMember left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Ended is { Reason: HouseholdEndReason.Left } && left is { By: { } by, To: not null } && by == Changes.LastOrDefault(c => FamilyLeavings.Is(c.Kind))?.Id;
    }

    /// <summary>Whether one left it for another card, by their NIK, and is none of the family any more.</summary>
    public bool IsLeftBy(Nik nik) => !IsOfFamily(nik) && Former.Any(f => f.Member.Person.Nik == nik);

    /// <summary>As it stands once who is on the way has arrived.</summary>
    public HouseholdState Without(Departure departure)
    {
        ArgumentNullException.ThrowIfNull(departure);
        return departure.Member is null
            ? this with { Members = [], Entitlements = [], Ended = new HouseholdEnd(HouseholdEndReason.Moved, TimeZones.DateIn(Village, departure.Since), departure.To) }
            : this with { Members = [.. Members.Where(m => !departure.Takes(m.Id))], Entitlements = [.. Entitlements.Where(e => e.Programme != Programme.PbiJkn || !departure.Takes(e.MemberId))] };
    }
}

/// <summary>A member of a household of the register.</summary>
/// <param name="Id">Two digits, unique within the household: what lines and messages name instead of the person.</param>
/// <param name="Person">The person.</param>
public sealed record HouseholdMember(string Id, Member Person);

/// <summary>A deliberation's proposal that a household be stopped or deactivated (MUS-2).</summary>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15.</param>
/// <param name="VerifiedIn">The month whose verification decided on it, whatever it found (VER-3); null while none did.</param>
public sealed record Deactivation(string DeliberationId, int Ground, CyclePeriod? VerifiedIn = null)
{
    /// <summary>What it suggests for the household's lines until a month's verification decided on it.</summary>
    public LineSuggestion? Suggestion() => VerifiedIn is null
        ? new LineSuggestion(LineSuggestions.TerminationProposed, Ground, DeliberationId) { Source = new SuggestionSource(SuggestionSourceKind.Deliberation, DeliberationId) }
        : null;
}
