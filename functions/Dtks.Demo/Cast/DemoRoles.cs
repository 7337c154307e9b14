namespace Dtks.Demo.Cast;

/// <summary>The families of each village and their parts in the story.</summary>
internal static class DemoRoles
{
    private const string Register = "register";
    private const string WithAssistance = "registerWithAssistance";
    private const int UnknownSerialsFrom = 90;

    /// <summary>The parts in one village; the first is the same that a stranger claims later.</summary>
    /// <param name="village">The village's code.</param>
    /// <param name="number">Which of the three villages, from 0.</param>
    public static IReadOnlyList<DemoRole> Of(string village, int number)
    {
        DemoRole Role(DemoFate fate, int family, int size, string kind, params string[] programmes)
        {
            var made = SampleFamilies.Make(village, family, size);
            return new DemoRole(made, fate, kind, programmes, made);
        }

        var claimed = Role(DemoFate.FoundEligible, 0, 4, WithAssistance, "PKH", "BPNT", "PBI-JKN");
        var differing = Role(DemoFate.Mismatched, 3, 1, WithAssistance, "PBI-JKN");
        List<DemoRole> roles =
        [
            claimed,
            Role(DemoFate.Forgotten, 1, 2, WithAssistance, "PBI-JKN"),
            Role(DemoFate.Assisted, 2, 3, WithAssistance, "BPNT", "PBI-JKN"),
            differing with { Stated = Differ(differing.Family, number) },
        ];
        roles.AddRange(number switch
        {
            0 => [claimed with { Fate = DemoFate.ClaimedBefore }],
            1 => [Role(DemoFate.FoundIneligible, 4, 1, WithAssistance, "PBI-JKN")],
            _ => [Role(DemoFate.Admitted, 5, 2, Register), Role(DemoFate.RefusedByVillage, 6, 1, Register)],
        });
        return roles;
    }

    /// <summary>How many of the fifteen fields differ in the <see cref="DemoFate.Mismatched"/> proposal of that village.</summary>
    public static int DifferingFields(int number) => number switch { 0 => 15, 1 => 1, _ => 0 };

    /// <summary>A NIK that nobody has; another mother's name; another address.</summary>
    private static SampleFamily Differ(SampleFamily family, int number) => number switch
    {
        0 => family with { Members = [family.Head with { Nik = $"{family.Head.Nik[..12]}00{UnknownSerialsFrom + number}" }] },
        1 => family with { Members = [family.Head with { MotherMaidenName = SampleNames.Of(50) }] },
        _ => family with { Address = family.Address with { Street = "Gang Rekaan di Belakang Lapangan" } },
    };
}
