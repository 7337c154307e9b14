using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>Reads a change of a family from raw input (REG-8), naming everything that is wrong with it.</summary>
public static class FamilyChangeReader
{
    private const int MaxName = 100;

    /// <summary>Reads a change entered in a village, by the ages of <paramref name="policy"/>; <paramref name="now"/> tells what lies in the future.</summary>
    public static Reading<FamilyChange> Read(string id, FamilyChangeDraft draft, AreaCode village, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var input = new InputReader();
        var today = TimeZones.DateIn(village, now);
        var change = new FamilyChange { Id = id, Kind = draft.Kind };
        change = draft.Kind switch
        {
            FamilyChangeKind.Birth => change with { Person = MemberReader.Read(draft.Person, "/member", today, input) },
            FamilyChangeKind.Death => Death(change, draft, today, input),
            FamilyChangeKind.Marriage => Marriage(change, draft, policy, now, input),
            FamilyChangeKind.Divorce => Left(change, draft, input) with { Address = AddressReader.Read(draft.Address, "/address", input), With = Along(draft.With, input) },
            FamilyChangeKind.OwnCard => OwnCard(change, draft, village, input),
            FamilyChangeKind.JoinCard => Going(change, draft, input) with { Joins = input.Text(draft.Joins, "/joins", MaxName) },
            FamilyChangeKind.Move => change with { To = FamilyReader.ReadVillage(draft.To, "/to", input), Address = AddressReader.Read(draft.Address, "/address", input) },
            FamilyChangeKind.Card => change with { Card = FamilyReader.ReadCard(draft.FamilyCardNumber, "/familyCardNumber", input), NewHead = OptionalNamed(draft.NewHead, "/newHead", input) },
            FamilyChangeKind.DeathUndone => change with { Member = Named(draft.Member, "/member", input) },
            _ => change with { Member = Named(draft.Member, "/member", input), Fields = Fields(draft.Fields, today, input) },
        };
        return new Reading<FamilyChange>(input.IsClean ? change : null, input.Violations);
    }

    private static FamilyChange Death(FamilyChange change, FamilyChangeDraft draft, LocalDate today, InputReader input)
    {
        var died = input.Date(draft.DiedOn, "/diedOn");
        if (died > today) input.Invalid(InputViolations.DateFuture, "/diedOn", "REG-8");
        return change with
        {
            Member = Named(draft.Member, "/member", input),
            DiedOn = died,
            NewHead = OptionalNamed(draft.NewHead, "/newHead", input),
            Card = draft.FamilyCardNumber is null ? null : FamilyReader.ReadCard(draft.FamilyCardNumber, "/familyCardNumber", input),
        };
    }

    private static FamilyChange Marriage(FamilyChange change, FamilyChangeDraft draft, PolicyVersion policy, Instant now, InputReader input)
    {
        if (draft.Joins is not null && draft.Household is not null) input.Invalid(FamilyChangeViolations.JoinsAndHousehold, "/household", "REG-8");
        var founds = draft.Household is null ? null : FamilyReader.Read(draft.Household, "/household", policy, now, input);
        var read = Left(change, draft, input) with
        {
            Joins = input.OptionalText(draft.Joins, "/joins", MaxName),
            Relationship = draft.Relationship is null ? null : input.Name<Relationship>(draft.Relationship, "/relationship"),
            Founds = founds,
        };
        if (founds is not null && read.Card is not null && founds.FamilyCardNumber != read.Card)
            input.Invalid(FamilyChangeViolations.HouseholdCard, "/household/familyCardNumber", "REG-8");
        return read;
    }

    // On one card they may live where they lived; where they come to another village, an address of it is needed.
    private static FamilyChange OwnCard(FamilyChange change, FamilyChangeDraft draft, AreaCode village, InputReader input)
    {
        var going = Going(change, draft, input);
        var heads = going.Goes?.Count(g => g.Relationship == Relationship.Head);
        if (input.IsClean && heads is { } count and not 1) input.Invalid(PersonViolations.FamilyHeadCount, "/members", "REG-2", ("count", InputReader.Number(count)));
        var to = draft.To is null ? null : FamilyReader.ReadVillage(draft.To, "/to", input);
        return going with
        {
            To = to == village ? null : to,
            Address = draft.Address is null && (to is null || to == village) ? null : AddressReader.Read(draft.Address, "/address", input),
        };
    }

    private static FamilyChange Going(FamilyChange change, FamilyChangeDraft draft, InputReader input) => change with
    {
        Goes = Goes(draft.Goes, input),
        NewHead = OptionalNamed(draft.NewHead, "/newHead", input),
        Card = FamilyReader.ReadCard(draft.FamilyCardNumber, "/familyCardNumber", input),
    };

    private static List<GoingAs>? Goes(IReadOnlyList<GoingDraft?>? raw, InputReader input)
    {
        if (!input.Count(raw, "/members", 1, FamilyReader.MaxMembers)) return null;
        var goes = new List<GoingAs>();
        for (var i = 0; i < raw.Count; i++)
        {
            var pointer = $"/members/{InputReader.Number(i)}";
            if (!input.Present(raw[i], pointer)) continue;
            var (member, relationship) = (Named(raw[i]!.Member, pointer + "/member", input), input.Name<Relationship>(raw[i]!.Relationship, pointer + "/relationship"));
            if (member is not null && relationship is { } known) goes.Add(new GoingAs(member, known));
        }

        return goes;
    }

    private static FamilyChange Left(FamilyChange change, FamilyChangeDraft draft, InputReader input) => change with
    {
        Member = Named(draft.Member, "/member", input),
        NewHead = OptionalNamed(draft.NewHead, "/newHead", input),
        Card = FamilyReader.ReadCard(draft.FamilyCardNumber, "/familyCardNumber", input),
    };

    private static IReadOnlyList<string>? Along(IReadOnlyList<string?>? raw, InputReader input) => raw is { Count: > 0 } && input.Count(raw, "/with", 1, FamilyReader.MaxMembers)
        ? [.. raw.Select((who, i) => Named(who, $"/with/{InputReader.Number(i)}", input) ?? string.Empty)]
        : null;

    private static MemberCorrection? Fields(MemberCorrectionDraft? draft, LocalDate today, InputReader input)
    {
        if (!input.Present(draft, "/fields")) return null;
        var fields = new MemberCorrection(
            draft.Nik is null ? null : MemberReader.ReadNik(draft.Nik, "/fields/nik", input),
            draft.Name is null ? null : MemberReader.Named(draft.Name, "/fields/name", input),
            draft.BirthPlace is null ? null : MemberReader.Lettered(draft.BirthPlace, "/fields/birthPlace", input),
            draft.BirthDate is null ? null : MemberReader.ReadBirthDate(draft.BirthDate, "/fields/birthDate", today, input),
            draft.Sex is null ? null : input.Name<Sex>(draft.Sex, "/fields/sex"),
            draft.MotherMaidenName is null ? null : MemberReader.Mother(draft.MotherMaidenName, "/fields/motherMaidenName", input),
            draft.Relationship is null ? null : input.Name<Relationship>(draft.Relationship, "/fields/relationship"),
            draft.MaritalStatus is null ? null : input.Name<MaritalStatus>(draft.MaritalStatus, "/fields/maritalStatus"));
        if (input.IsClean && fields is { TellsApart: false, Relationship: null, MaritalStatus: null }) input.Invalid(FamilyChangeViolations.Nothing, "/fields", "REG-8");
        return fields;
    }

    private static string? OptionalNamed(string? raw, string pointer, InputReader input) => raw is null ? null : Named(raw, pointer, input);

    // By id, or by NIK as people write it.
    private static string? Named(string? raw, string pointer, InputReader input) => input.Text(raw, pointer, MaxName) is { } text ? WrittenText.Number(text) : null;
}
