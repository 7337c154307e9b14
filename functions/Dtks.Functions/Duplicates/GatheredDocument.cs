using System.Globalization;
using Dtks.Domain.Duplicates;
using Dtks.Domain.People;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// What a scan gathered of some villages for one part: the persons who are compared there. Its partition is the part, so that a part is read alone; it is encrypted as a whole and gone after days.
/// </summary>
public sealed record GatheredDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "gathered";

    /// <summary>The most persons of one document.</summary>
    public const int MostPeople = 500;

    /// <summary>How long it is kept, in seconds: three days, longer than a scan takes and most outages do.</summary>
    public const int KeptSeconds = 3 * 86_400;

    /// <summary>The container of what scans gathered.</summary>
    public static DocumentContainer Container { get; } = new("duplicates", "/part");

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The scan and the part, and the partition.</summary>
    public required string Part { get; init; }

    /// <summary>The village; several by their codes, apart by blanks.</summary>
    public required string Village { get; init; }

    /// <summary>The persons, as <see cref="GatheredRows"/> writes them; null on one of before it did. Encrypted as a whole.</summary>
    public string? Rows { get; init; }

    /// <summary>The persons of one of before there were rows, and of one village; null else. Encrypted as a whole.</summary>
    public IReadOnlyList<GatheredPerson>? People { get; init; }

    /// <summary>The persons as they are compared, each with the groups it is here for.</summary>
    public IEnumerable<(ComparedPerson Person, SearchGroup Groups)> Compared() => (People ?? []).Select(p => p.In(Village)).Concat(GatheredRows.Read(Rows ?? string.Empty));

    /// <summary>The partition of a part.</summary>
    public static Partition PartitionOf(string scan, int part) => new(Container, string.Create(CultureInfo.InvariantCulture, $"{scan}-{part:00}"));

    /// <summary>The document's id.</summary>
    /// <param name="village">The first of the villages that were gathered together.</param>
    /// <param name="number">Its number among what was gathered of these for the part.</param>
    public static string IdOf(string village, int number) => string.Create(CultureInfo.InvariantCulture, $"{village}-{number}");

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[gathered]";
}

/// <summary>A person as gathered: what is compared, and where the entry stands in the village.</summary>
/// <param name="Person">The NIK's keyed hash.</param>
/// <param name="Household">The household.</param>
/// <param name="Member">The member's id in it.</param>
/// <param name="Name">Name.</param>
/// <param name="Mother">The mother's maiden name.</param>
/// <param name="Place">Place of birth.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Groups">By what they are brought together in this part: flags of <see cref="SearchGroup"/>.</param>
public sealed record GatheredPerson(string Person, string Household, string Member, string Name, string Mother, string Place, LocalDate BirthDate, Sex Sex, int Groups)
{
    /// <summary>The person as compared, of a village.</summary>
    public (ComparedPerson Person, SearchGroup Groups) In(string village) =>
        (new ComparedPerson(new DuplicateEntry(Person, village, Household, Member), Name, Mother, Place, BirthDate, Sex), (SearchGroup)Groups);

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[person]";
}
