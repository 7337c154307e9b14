using Dtks.Pages.Proposals;
using NodaTime;

namespace Dtks.Pages.Families;

/// <summary>A registered family as a page shows it (REG-1).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">Its village's code.</param>
/// <param name="FamilyCardNumber">The family card's number.</param>
/// <param name="Address">Where it lives.</param>
/// <param name="Members">Who is of it.</param>
/// <param name="Entitlements">What it receives or received.</param>
/// <param name="Proposals">The proposals that it came of, or that ask for more.</param>
/// <param name="History">What happened to it, oldest first.</param>
public sealed record FamilyRecord(
    string Id, string Village, string FamilyCardNumber, ProposedAddress Address, IReadOnlyList<FamilyMember> Members, IReadOnlyList<FamilyEntitlement> Entitlements, IReadOnlyList<string> Proposals, IReadOnlyList<FamilyStep> History)
{
    /// <summary>How it stands in welfare (REG-9).</summary>
    public FamilyWelfare? Welfare { get; init; }

    /// <summary>Which payments leave out what it is entitled to.</summary>
    public FamilyPayments? Payments { get; init; }

    /// <summary>Who was a member.</summary>
    public IReadOnlyList<FormerMember>? Former { get; init; }

    /// <summary>The changes that wait, or were refused.</summary>
    public IReadOnlyList<WaitingChange>? Pending { get; init; }

    /// <summary>Why it is no more.</summary>
    public FamilyEnd? Ended { get; init; }

    /// <summary>The removals that were noticed or are in effect (RAT-6).</summary>
    public IReadOnlyList<FamilyRemoval>? Removals { get; init; }

    /// <summary>What of it people should look at.</summary>
    public IReadOnlyList<ProposalAdvice>? Hints { get; init; }

    /// <summary>A member's name by id, whether they are of it still or were; the id of nobody known.</summary>
    public string NameOf(string member) => Members.Concat((Former ?? []).Select(f => f.Member)).FirstOrDefault(m => m.Id == member)?.Person.Name ?? member;
}

/// <summary>A member of a registered family.</summary>
/// <param name="Id">Their number in it.</param>
/// <param name="Person">Who they are.</param>
public sealed record FamilyMember(string Id, ProposedMember Person);

/// <summary>Who was a member.</summary>
/// <param name="Member">Who.</param>
/// <param name="Reason">How they left.</param>
/// <param name="On">When.</param>
public sealed record FormerMember(FamilyMember Member, string Reason, LocalDate On);

/// <summary>Assistance of a family.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="MemberId">In whose name.</param>
/// <param name="Since">The month in which it began.</param>
/// <param name="Status">Whether it is received.</param>
/// <param name="StoppedFrom">The first month without it.</param>
/// <param name="Ground">The ground on which it was stopped.</param>
public sealed record FamilyEntitlement(string Programme, string MemberId, string Since, string Status, string? StoppedFrom = null, int? Ground = null);

/// <summary>A step of a family's history.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">By whom, by role.</param>
/// <param name="Rule">The rule by which.</param>
public sealed record FamilyStep(Instant At, string Code, string Role, string? Rule = null);

/// <summary>How a family stands in welfare.</summary>
/// <param name="Decile">The decile.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="AsOf">Of which day it is.</param>
public sealed record FamilyWelfare(int Decile, string Source, LocalDate AsOf);

/// <summary>A change that waits, or was refused.</summary>
/// <param name="Kind">What.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Detail">The same in words.</param>
public sealed record WaitingChange(string Kind, string Status, string? Detail = null);

/// <summary>Why a family is no more.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">When.</param>
/// <param name="To">Where it stands since.</param>
public sealed record FamilyEnd(string Reason, LocalDate On, FamilyPlace? To = null);

/// <summary>Where a family stands.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id.</param>
public sealed record FamilyPlace(string Village, string Household);

/// <summary>A removal of a family, or of some of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ground">Why.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Members">Who is meant, by id.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="StoppedFrom">The first month that is not paid.</param>
/// <param name="Village">The other village in which it stands; null for here.</param>
public sealed record FamilyRemoval(string Id, string Ground, string Status, IReadOnlyList<string> Members, LocalDate NoticeEndsOn, string? StoppedFrom = null, string? Village = null);

/// <summary>Which payments leave out what a family is entitled to, or was.</summary>
/// <param name="Unverified">What nobody verified (VER-7).</param>
/// <param name="Upheld">What goes on though payments leave it out (GOV-3).</param>
/// <param name="Ended">What a death or a leaving ended.</param>
/// <param name="Before">What was left out before that.</param>
public sealed record FamilyPayments(UnverifiedAid? Unverified = null, UpheldAid? Upheld = null, IReadOnlyList<EndedAid>? Ended = null, IReadOnlyList<LostAid>? Before = null);

/// <summary>Assistance that nobody verified in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record UnverifiedAid(string Month, IReadOnlyList<string> Programmes);

/// <summary>Assistance that goes on though payments leave it out.</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="Unpaid">The months without it.</param>
/// <param name="Verified">The month with whose sheet it is verified again.</param>
public sealed record UpheldAid(IReadOnlyList<string> Programmes, IReadOnlyList<string> Unpaid, string Verified);

/// <summary>Assistance that a change of the family ended.</summary>
/// <param name="Reason">By what.</param>
/// <param name="From">The first month that is not paid.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record EndedAid(string Reason, string From, IReadOnlyList<string> Programmes);

/// <summary>Assistance that payments left out.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Unpaid">The months.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record LostAid(string Reason, IReadOnlyList<string> Unpaid, IReadOnlyList<string> Programmes);
