using Dtks.Domain.People;

namespace Dtks.Domain.Recaps;

/// <summary>What a recap says of a programme in an area (RAT-4): who is paid the next period, and which lines are not.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Households">Households with an eligible line.</param>
/// <param name="Persons">Eligible lines: of PBI-JKN those insured; of PKH and BPNT the named recipients, one a household (VER-4).</param>
/// <param name="Ineligible">Lines found ineligible.</param>
/// <param name="Unverified">Lines that nobody verified, which are neither (VER-7).</param>
public sealed record RecapProgramme(Programme Programme, int Households, int Persons, int Ineligible, int Unverified)
{
    /// <summary>The sum of two areas.</summary>
    public static RecapProgramme operator +(RecapProgramme a, RecapProgramme b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a with { Households = a.Households + b.Households, Persons = a.Persons + b.Persons, Ineligible = a.Ineligible + b.Ineligible, Unverified = a.Unverified + b.Unverified };
    }
}
