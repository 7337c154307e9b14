using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>A row of a village's poverty data as the person that it stands for (SVC-3), with all that is wrong with it.</summary>
public sealed class PovertyRow
{
    private const int MaxName = 100;
    private const int MostDeciles = 10;

    private readonly ImportRow _row;
    private readonly List<RowFault> _faults = [];

    /// <summary>Reads it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="village">The village that the file is of.</param>
    /// <param name="today">Today there.</param>
    public PovertyRow(ImportRow row, AreaCode village, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(village);
        _row = row;
        CheckVillage(village);
        Nik = Text(PovertyColumn.Nik) is { } nik ? Taken(PovertyColumn.Nik, input => MemberReader.ReadNik(nik, string.Empty, input)) : null;
        if (row.Elsewhere is { } other) Fault(PovertyViolations.Twice, PovertyColumn.Nik, ("row", InputReader.Number(other)));
        var person = Read(today);
        Person = _faults.Count == 0 ? person : null;
    }

    /// <summary>The NIK; null where there is none that can be told.</summary>
    public Nik? Nik { get; }

    /// <summary>The person; null where the row has faults.</summary>
    public PovertyPerson? Person { get; }

    /// <summary>What became of it.</summary>
    /// <param name="refused">Why it was not entered, though nothing is wrong with it; null where it was.</param>
    public RowResult Result(RowFault? refused = null)
    {
        RowFault[] faults = [.. _faults, .. refused is null ? [] : new[] { refused }];
        return new RowResult(_row.Number, faults.Length == 0 ? RowOutcome.Accepted : RowOutcome.Refused, null, null, faults);
    }

    /// <summary>Marks the rows whose NIK stood in a row before: which of the two is right nobody can tell, so the first one is taken and the others are told of it.</summary>
    public static IEnumerable<ImportRow> Marked(IEnumerable<ImportRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var nik = CellReader.Number(row[(int)PovertyColumn.Nik]);
            yield return People.Nik.TryParse(nik, out _) && !first.TryAdd(nik, row.Number) ? row with { Elsewhere = first[nik] } : row;
        }
    }

    private PovertyPerson Read(LocalDate today)
    {
        var card = Text(PovertyColumn.FamilyCard) is { } number ? Taken(PovertyColumn.FamilyCard, input => FamilyReader.ReadCard(number, string.Empty, input)) : null;
        var name = ReadName();
        var birth = Text(PovertyColumn.BirthDate) is { } day ? Taken(PovertyColumn.BirthDate, input => MemberReader.ReadBirthDate(day, string.Empty, today, input)) : null;
        if (_row[(int)PovertyColumn.Nik] is null && _row[(int)PovertyColumn.BirthDate] is null) Fault(PovertyViolations.Unknowable, PovertyColumn.Nik);
        return new PovertyPerson(Nik, card, name ?? string.Empty, birth, ReadText(PovertyColumn.BirthPlace), ReadRelationship(), ReadDecile(), ReadText(PovertyColumn.Category));
    }

    private void CheckVillage(AreaCode village)
    {
        if (Text(PovertyColumn.Village) is { } code && WrittenText.Number(code).Replace(".", string.Empty, StringComparison.Ordinal) != village.Value)
            Fault(PovertyViolations.OtherVillage, PovertyColumn.Village, ("village", village.Value));
    }

    private string? ReadText(PovertyColumn column) => Text(column) is { } text ? Taken(column, input => input.Text(text, string.Empty, MaxName, "SVC-3")) : null;

    private string? ReadName()
    {
        if (_row[(int)PovertyColumn.Name] is null) Fault(InputViolations.Required, PovertyColumn.Name);
        return Text(PovertyColumn.Name) is { } text ? Taken(PovertyColumn.Name, input => MemberReader.Named(text, string.Empty, input)) : null;
    }

    private Relationship? ReadRelationship()
    {
        if (Text(PovertyColumn.Relationship) is not { } word) return null;
        if (ImportWords.Find(ImportColumn.Relationship, word) is { } name && WireName.TryParse<Relationship>(name, out var known)) return known;
        Fault(InputViolations.UnknownValue, PovertyColumn.Relationship, ("allowed", string.Join(", ", ImportWords.ListOf(ImportColumn.Relationship))));
        return null;
    }

    private int? ReadDecile()
    {
        if (Text(PovertyColumn.Decile) is not { } text) return null;
        if (int.TryParse(WrittenText.Number(text), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var decile) && decile is >= 1 and <= MostDeciles) return decile;
        Fault(PovertyViolations.Decile, PovertyColumn.Decile);
        return null;
    }

    // What the intake says of a member is said of its column.
    private T? Taken<T>(PovertyColumn column, Func<InputReader, T?> read)
    {
        var input = new InputReader();
        var taken = read(input);
        _faults.AddRange(input.Violations.Select(v => new RowFault(v.Code, PovertyColumns.NameOf(column), v.Rule, v.Args)));
        return taken;
    }

    private string? Text(PovertyColumn column) => CellReader.Read(_row, PovertyColumns.Table, (int)column, _faults);

    private void Fault(string code, PovertyColumn column, params (string Name, string Value)[] args) => _faults.Add(RowFault.At(code, PovertyColumns.NameOf(column), "SVC-3", args));
}

/// <summary>Days as they stand in ids of data and in texts.</summary>
public static class PovertyDays
{
    /// <summary>A day, written so that days sort as texts.</summary>
    public static string Edition(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
