using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What of a household its lines on a sheet are made from (VER-2, VER-4): all that a month's opening reads.</summary>
/// <param name="Id">Its id, unique within the village.</param>
/// <param name="Members">Its members.</param>
/// <param name="Entitlements">What it receives and received.</param>
/// <param name="Deactivation">A deliberation's proposal to stop or deactivate it; null for none.</param>
/// <param name="Findings">What other records say of it; null for nothing.</param>
/// <param name="Welfare">How it stands in welfare (REG-9); null where that is not known.</param>
public sealed record RecipientFamily(string Id, IReadOnlyList<RecipientMember> Members, IReadOnlyList<Entitlement> Entitlements, Deactivation? Deactivation = null, IReadOnlyList<HouseholdFinding>? Findings = null, Welfare? Welfare = null)
{
    /// <summary>That part of a household.</summary>
    public static RecipientFamily Of(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        return new RecipientFamily(household.Id, [.. household.Members.Select(m => new RecipientMember(m.Id, m.Person.Name, m.Person.BirthDate))], household.Entitlements, household.Deactivation, household.Findings, household.Welfare);
    }

    /// <summary>Why no lines can be made from it: its members, or what it receives, are not whole; null where they can. It tells of nobody.</summary>
    public string? Fault()
    {
        var members = Members.Select(m => m?.Id).ToHashSet(StringComparer.Ordinal);
        return string.IsNullOrEmpty(Id) ? "It has no id."
            : members.Contains(null) ? "A member of it has no id."
            : members.Count != Members.Count ? "Two members of it have one id."
            : Entitlements.Any(e => e is null || e.Since is null || e.MemberId is null) ? "What it receives is not whole."
            : Entitlements.Any(e => e.Status == EntitlementStatus.Active && !members.Contains(e.MemberId)) ? "What it receives stands on nobody who is a member of it."
            : Findings?.Any(f => f is null || f.Id is null || f.Members is null) == true ? "What other records say of it is not whole."
            : null;
    }

    /// <summary>With what had been granted when a month was opened: what came later waits for the next (VER-2).</summary>
    public RecipientFamily AsOf(Instant opening) => this with { Entitlements = [.. Entitlements.Where(e => e.StoodAt(opening))] };

    /// <summary>How many lines it brings to a month's sheet.</summary>
    public int LinesIn(CyclePeriod period) => Entitlements.Count(e => e.IsActiveIn(period));
}

/// <summary>A member of a household, by what a sheet shows and asks of them.</summary>
/// <param name="Id">Two digits, unique within the household.</param>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date, by which they are adult or not (VER-4).</param>
public sealed record RecipientMember(string Id, string Name, LocalDate BirthDate)
{
    /// <summary>Hidden: a person's data is confidential (REG-3).</summary>
    public override string ToString() => "[member]";
}
