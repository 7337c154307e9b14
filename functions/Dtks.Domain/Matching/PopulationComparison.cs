using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Matching;

/// <summary>Compares a claimed person with the one the population register holds (PRO-5).</summary>
public static class PopulationComparison
{
    /// <summary>
    /// The fifteen fields and the address score. Names and the place of birth are compared with case, accents and inner white space folded,
    /// everything else exactly. For a NIK that the register does not know every field mismatches and the address is 0.
    /// </summary>
    public static PopulationMatch Compare(PopulationRecord claimed, PopulationRecord? registered)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        var fields = Enum.GetValues<PopulationField>()
            .Select(f => new FieldMatch(
                f, registered is not null && Agree(f, claimed, registered) ? FieldOutcome.Match : FieldOutcome.Mismatch));
        return new PopulationMatch(
            [.. fields], registered is null ? 0 : AddressScore.Of(claimed.Address.Street, registered.Address.Street));
    }

    private static bool Agree(PopulationField field, PopulationRecord a, PopulationRecord b) => field switch
    {
        PopulationField.Province => a.Village.Province == b.Village.Province,
        PopulationField.Regency => a.Village.Regency == b.Village.Regency,
        PopulationField.District => a.Village.District == b.Village.District,
        PopulationField.Village => a.Village == b.Village,
        PopulationField.Rt => a.Address.Rt == b.Address.Rt,
        PopulationField.Rw => a.Address.Rw == b.Address.Rw,
        PopulationField.FamilyCardNumber => a.FamilyCardNumber == b.FamilyCardNumber,
        _ => Agree(field, a.Member, b.Member),
    };

    private static bool Agree(PopulationField field, Member a, Member b) => field switch
    {
        PopulationField.Nik => a.Nik == b.Nik,
        PopulationField.Name => Same(a.Name, b.Name),
        PopulationField.BirthPlace => Same(a.BirthPlace, b.BirthPlace),
        PopulationField.BirthDate => a.BirthDate == b.BirthDate,
        PopulationField.Sex => a.Sex == b.Sex,
        PopulationField.MotherMaidenName => Same(a.MotherMaidenName, b.MotherMaidenName),
        PopulationField.Relationship => a.Relationship == b.Relationship,
        PopulationField.MaritalStatus => a.MaritalStatus == b.MaritalStatus,
        _ => false,
    };

    private static bool Same(string a, string b) => TextFolding.Fold(a) == TextFolding.Fold(b);
}
