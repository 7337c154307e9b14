using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>A change held against the family it is about: what the rules look at, and where violations go.</summary>
internal sealed class FamilyJudging(FamilyChange change, HouseholdState household, HouseholdState? joined, PolicyVersion policy, Instant now)
{
    public FamilyChange Change { get; } = change;

    public HouseholdState Household { get; } = household;

    public HouseholdState? Joined { get; } = joined;

    public PolicyVersion Policy { get; } = policy;

    public Instant Now { get; } = now;

    public LocalDate Today { get; } = TimeZones.DateIn(household.Village, now);

    public InputReader Input { get; } = new();

    /// <summary>The family as it is.</summary>
    public FamilyEffect Same => new()
    {
        Members = Household.Members,
        Former = Household.Former,
        Card = Household.FamilyCardNumber,
        Address = Household.Address,
        Entitlements = Household.Entitlements,
    };

    public void Refuse(string code, string rule, string pointer, params (string Name, string Value)[] args) => Input.Add(Violation.Refused(code, rule, pointer, args));

    public void Conflict(string code, string rule, string pointer, params (string Name, string Value)[] args) =>
        Input.Add(Violation.Conflict(code, rule, args) with { Pointer = pointer });

    /// <summary>The member that is named by id or NIK; null, and told why, when there is none who can be meant.</summary>
    public HouseholdMember? Member(string? named, string pointer)
    {
        if (Household.Members.FirstOrDefault(m => Is(m, named)) is { } member) return member;
        if (Household.Former.LastOrDefault(f => Is(f.Member, named)) is { } former)
        {
            Conflict(FamilyChangeViolations.MemberGone, "REG-8", pointer, ("reason", WireName.Of(former.Reason)));
        }
        else
        {
            Input.Invalid(FamilyChangeViolations.MemberUnknown, pointer, "REG-8");
        }

        return null;
    }

    /// <summary>What no family card can say of the one at a place among members (REG-2), told where the request has them.</summary>
    public void Sense(IReadOnlyList<HouseholdMember> members, int place, string pointer)
    {
        var at = $"/{InputReader.Number(place)}";
        foreach (var violation in Senseless(members).Where(v => v.Pointer!.StartsWith(at + "/", StringComparison.Ordinal)))
            Input.Add(violation with { Pointer = pointer + violation.Pointer![at.Length..] });
    }

    /// <summary>All that a family card with these members cannot say.</summary>
    public IReadOnlyList<Violation> Senseless(IReadOnlyList<HouseholdMember> members)
    {
        var found = new InputReader();
        FamilySense.Check([.. members.Select(m => m.Person)], string.Empty, Today, Policy, found);
        return found.Violations;
    }

    public static bool Is(HouseholdMember member, string? named) => member.Id == named || member.Person.Nik.Value == named;
}
