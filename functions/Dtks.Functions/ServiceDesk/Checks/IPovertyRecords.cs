using Dtks.Domain.Areas;
using Dtks.Domain.People;
using Dtks.Domain.ServiceDesk.Poverty;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>
/// A part of a regency's poverty database that applicants are looked up in: by keyed look-ups alone, never by going through it (SVC-3). Each part registers its own: the register's households, and what villages compile;
/// the latter lies in the regency's partition of the one-stop service (<see cref="Data.Partitions.ServiceDesk"/>).
/// </summary>
public interface IPovertyRecords
{
    /// <summary>The records that the applicant is, or may be; none where there is none.</summary>
    Task<IReadOnlyList<PovertyMatch>> FindAsync(PovertyQuery who, CancellationToken cancellation);
}

/// <summary>Who is looked for.</summary>
/// <param name="Regency">The regency whose database it is.</param>
/// <param name="Nik">The NIK.</param>
/// <param name="Card">The family card's number.</param>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date; null where it was not said.</param>
public sealed record PovertyQuery(AreaCode Regency, Nik Nik, FamilyCardNumber Card, string Name, LocalDate? BirthDate)
{
    /// <summary>What a record with the same NIK was found by.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="birthDate">Its birth date; null where it has none.</param>
    public PovertyMatchBy ByNik(string name, LocalDate? birthDate) => PovertyNames.Contradict(Name, BirthDate, name, birthDate) ? PovertyMatchBy.NikOfAnother : PovertyMatchBy.Nik;
}

/// <summary>A record that the applicant is, or may be.</summary>
/// <param name="Record">Its name in the regency's database, by which it is meant: no number of a person.</param>
/// <param name="Source">Where it stands: <c>register</c>, or a list of a village.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Village">Their village.</param>
/// <param name="BirthDate">Their birth date; null where it is not known.</param>
/// <param name="By">What it was found by.</param>
/// <param name="AsOf">The day that the source is of; null where it is kept current.</param>
public sealed record PovertyMatch(string Record, string Source, string Name, AreaCode Village, LocalDate? BirthDate, PovertyMatchBy By, LocalDate? AsOf = null);

/// <summary>What a record was found by. By the NIK, where name and birth date do not plainly contradict it, it is the applicant; by anything else a person decides (SVC-3).</summary>
public enum PovertyMatchBy
{
    /// <summary>The same NIK, and nothing that contradicts it.</summary>
    Nik,

    /// <summary>The same family card.</summary>
    FamilyCard,

    /// <summary>A like name and the same birth date.</summary>
    NameAndBirthDate,

    /// <summary>The same NIK, of whom the name or the birth date is plainly another's.</summary>
    NikOfAnother,
}
