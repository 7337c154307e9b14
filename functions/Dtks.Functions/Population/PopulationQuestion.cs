using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Functions.Population;

/// <summary>What the population register is asked about one person: the fifteen fields (REG-2) and the street.</summary>
internal sealed record PopulationQuestion(
    Nik Nik,
    string Name,
    string BirthPlace,
    LocalDate BirthDate,
    Sex Sex,
    string MotherMaidenName,
    Relationship Relationship,
    MaritalStatus MaritalStatus,
    FamilyCardNumber FamilyCardNumber,
    AreaCode Village,
    Address Address)
{
    public static PopulationQuestion Of(PopulationRecord person) => new(
        person.Member.Nik,
        person.Member.Name,
        person.Member.BirthPlace,
        person.Member.BirthDate,
        person.Member.Sex,
        person.Member.MotherMaidenName,
        person.Member.Relationship,
        person.Member.MaritalStatus,
        person.FamilyCardNumber,
        person.Village,
        person.Address);

    public override string ToString() => "[person]";
}
