using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.People;

/// <summary>Reads a family from raw input (REG-2), naming everything that is wrong with it.</summary>
public static class FamilyReader
{
    internal const int MaxMembers = 30;

    /// <summary>
    /// Reads <paramref name="draft"/> as the member <paramref name="pointer"/> of the input, by the ages of <paramref name="policy"/>; <paramref name="now"/> tells future births.
    /// </summary>
    public static Reading<Family> Read(FamilyDraft? draft, string pointer, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var family = Read(draft, pointer, policy, now, input);
        return new Reading<Family>(input.IsClean ? family : null, input.Violations);
    }

    internal static Family? Read(FamilyDraft? draft, string pointer, PolicyVersion policy, Instant now, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var card = ReadCard(draft.FamilyCardNumber, pointer + "/familyCardNumber", input);
        var village = ReadVillage(draft.Village, pointer + "/village", input);
        var address = AddressReader.Read(draft.Address, pointer + "/address", input);
        var today = TimeZones.DateIn(village ?? AreaCode.Nation, now);
        var members = ReadMembers(draft.Members, card, pointer + "/members", today, policy, input);
        return card is null || village is null || address is null || members is null ? null : new Family(card, village, address, members);
    }

    internal static FamilyCardNumber? ReadCard(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (FamilyCardNumber.TryParse(WrittenText.Number(raw), out var card)) return card;
        input.Invalid(PersonViolations.FamilyCardNumberFormat, pointer, "REG-2");
        return null;
    }

    internal static AreaCode? ReadVillage(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (AreaCode.TryParse(raw, out var code) && code.Level == AreaLevel.Village) return code;
        input.Invalid(InputViolations.AreaNotVillage, pointer, "REG-2");
        return null;
    }

    /// <summary>Names a NIK that is the number of the card on which it should stand: it was copied from the wrong place.</summary>
    internal static void CheckNotCard(string? nik, FamilyCardNumber? card, string pointer, InputReader input)
    {
        if (nik is not null && card is not null && WrittenText.Number(nik) == card.Value) input.Invalid(PersonViolations.NikIsCard, pointer, "REG-2");
    }

    private static List<Member>? ReadMembers(IReadOnlyList<MemberDraft?>? drafts, FamilyCardNumber? card, string pointer, LocalDate today, PolicyVersion policy, InputReader input)
    {
        if (!input.Count(drafts, pointer, 1, MaxMembers)) return null;
        var members = drafts.Select((d, i) => MemberReader.Read(d, $"{pointer}/{i}", today, input)).ToList();
        for (var i = 0; i < drafts.Count; i++) CheckNotCard(drafts[i]?.Nik, card, $"{pointer}/{i}/nik", input);
        CheckTwice(drafts, pointer, input);
        CheckHead(drafts, pointer, input);
        FamilySense.Check(members, pointer, today, policy, input);
        return members.Contains(null) ? null : [.. members.OfType<Member>()];
    }

    // Judged on the raw text, so that a NIK given twice is named even where the rest of the member cannot be read.
    private static void CheckTwice(IReadOnlyList<MemberDraft?> drafts, string pointer, InputReader input)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i]?.Nik is not { } raw || WrittenText.Number(raw) is var nik && seen.TryAdd(nik, i)) continue;
            input.Invalid(PersonViolations.FamilyNikTwice, $"{pointer}/{i}/nik", "REG-5", ("first", InputReader.Number(seen[nik])));
        }
    }

    private static void CheckHead(IReadOnlyList<MemberDraft?> drafts, string pointer, InputReader input)
    {
        var heads = drafts.Count(d => d?.Relationship == WireName.Of(Relationship.Head));
        if (heads != 1) input.Invalid(PersonViolations.FamilyHeadCount, pointer, "REG-2", ("count", InputReader.Number(heads)));
    }
}
