namespace Dtks.Flows.Tests;

/// <summary>A member of a sample family, evidently synthetic.</summary>
public sealed record SampleMember(
    string Nik, string Name, string BirthPlace, string BirthDate, string Sex, string MotherMaidenName, string Relationship, string MaritalStatus)
{
    /// <summary>The member as the API takes it.</summary>
    public object Json() => new
    {
        nik = Nik,
        name = Name,
        birthPlace = BirthPlace,
        birthDate = BirthDate,
        sex = Sex,
        motherMaidenName = MotherMaidenName,
        relationship = Relationship,
        maritalStatus = MaritalStatus,
    };
}
