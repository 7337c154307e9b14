using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>One programme that a household or one of its members receives (VER-2, VER-4).</summary>
/// <param name="Programme">The programme.</param>
/// <param name="MemberId">The named recipient: the person for PBI-JKN; one of the family, as a rule the wife or the head, for PKH and BPNT.</param>
/// <param name="Since">The month in which it began.</param>
/// <param name="Status">Whether it is received.</param>
/// <param name="StoppedFrom">The first month without it; null while active.</param>
/// <param name="Ground">The ground of VER-5 it was stopped on, 1 to 15; null while active, and where it fell because the recipient left the family (VER-4).</param>
public sealed record Entitlement(
    Programme Programme,
    string MemberId,
    CyclePeriod Since,
    EntitlementStatus Status = EntitlementStatus.Active,
    CyclePeriod? StoppedFrom = null,
    int? Ground = null)
{
    /// <summary>When it was granted: a month's sheet has what was granted by its opening (VER-2). Null where that was not noted, as on those of before.</summary>
    public Instant? At { get; init; }

    /// <summary>Whether a month that was opened then has it (VER-2): granted by then, or not noted when.</summary>
    public bool StoodAt(Instant opening) => At is null || At <= opening;

    /// <summary>
    /// The month whose verification stopped it; null where none did, and of those of before it was noted. It stays where that was found wrong (GOV-3): the same month does not stop it a second time.
    /// </summary>
    public CyclePeriod? VerifiedIn { get; init; }

    /// <summary>The latest month whose verification had it go on where an older month's had stopped it (RAT-5); null where none did.</summary>
    public CyclePeriod? ResumedIn { get; init; }

    /// <summary>The month whose verification had another receive it in the place of who died (VER-4), the latest; null where none did, and of those of before it was noted.</summary>
    public CyclePeriod? SucceededIn { get; init; }

    /// <summary>The month whose verification stopped it, while that holds; null for none.</summary>
    public CyclePeriod? StoppedByMonth() => this is { Status: EntitlementStatus.Stopped, Ground: not null, VerifiedIn: { } month } && StoppedFrom == month.Next ? month : null;

    /// <summary>Whether a month's open sheet has it added where it lacks it: what an older month's verification stopped, and goes on since that was found wrong (GOV-3) or by a newer month's (RAT-5).</summary>
    public bool IsAddedIn(CyclePeriod period) => ResumedIn?.CompareTo(period) < 0 || VerifiedIn?.CompareTo(period) < 0;

    /// <summary>As it goes on where what stopped it was found wrong (GOV-3).</summary>
    internal Entitlement Again() => this with { Status = EntitlementStatus.Active, StoppedFrom = null, Ground = null };

    /// <summary>Whether it is verified in <paramref name="period"/>: active, and begun by then.</summary>
    public bool IsActiveIn(CyclePeriod period) => Status == EntitlementStatus.Active && Since.CompareTo(period) <= 0;
}

/// <summary>Whether assistance is received.</summary>
public enum EntitlementStatus
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It was, and is no more.</summary>
    Stopped,
}
