using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Imports;

/// <summary>
/// The rows of one family as the proposal that they stand for (PRO-2, PRO-3), and what is found wrong with them put back to the rows and columns it comes from.
/// </summary>
public sealed class FamilyRows
{
    private static readonly char[] BetweenProgrammes = [',', ';', '/', '+', '&'];

    private readonly IReadOnlyList<ImportRow> _rows;
    private readonly List<RowFault>[] _faults;

    /// <summary>Reads them.</summary>
    /// <param name="rows">At least one, all of one family card number.</param>
    /// <param name="village">The village's ten digits.</param>
    public FamilyRows(IReadOnlyList<ImportRow> rows, string village)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = rows;
        _faults = [.. rows.Select(_ => new List<RowFault>())];
        CheckRows(village);
        Draft = Read(village);
    }

    /// <summary>The proposal; a member that has a fault of its own is left out of it.</summary>
    public ProposalDraft Draft { get; }

    /// <summary>The results of a family that was taken in.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="trackingCode">What it is followed by.</param>
    /// <param name="advice">What is to be known of it all the same; null for nothing.</param>
    public IReadOnlyList<RowResult> Accepted(string proposal, string trackingCode, RowFault? advice = null) =>
        [.. _rows.Select((r, i) => new RowResult(r.Number, RowOutcome.Accepted, proposal, trackingCode, advice is null || i > 0 ? [] : [advice]))];

    /// <summary>Whether the rows themselves have faults.</summary>
    public bool IsFaulty => Array.Exists(_faults, f => f.Count > 0);

    /// <summary>The results of a family that is refused, for its rows' own faults and for these; a row that has none is told of those that have.</summary>
    public IReadOnlyList<RowResult> Refused(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        foreach (var violation in violations) Add(violation);
        var wrong = string.Join(", ", _rows.Where((_, i) => _faults[i].Count > 0).Select(r => InputReader.Number(r.Number)));
        return [.. _rows.Select((row, i) => new RowResult(
            row.Number,
            RowOutcome.Refused,
            null,
            null,
            _faults[i].Count > 0 ? _faults[i] : [RowFault.Of(ImportViolations.FamilyRefused, null, null, ("rows", wrong))]))];
    }

    private void CheckRows(string village)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (i > 0) CellReader.Read(row, ImportColumn.FamilyCard, _faults[i]);
            if (row.Elsewhere is { } other) _faults[i].Add(RowFault.Of(ImportViolations.NikElsewhere, ImportColumn.Nik, "REG-5", ("row", InputReader.Number(other))));
            if (CellReader.Read(row, ImportColumn.Village, _faults[i]) is { } code && WrittenText.Number(code).Replace(".", string.Empty, StringComparison.Ordinal) != village)
                _faults[i].Add(RowFault.Of(ImportViolations.OtherVillage, ImportColumn.Village, "GOV-2", ("village", village)));
            if (row[ImportColumn.Outcome] is { } outcome && TextFolding.Fold(outcome.Text) is "DITERIMA" or "ACCEPTED")
                _faults[i].Add(RowFault.Of(ImportViolations.AcceptedBefore, ImportColumn.Outcome));
            if (_rows.Count > ImportLimits.FamilyRows)
                _faults[i].Add(RowFault.Of(ImportViolations.FamilyTooLarge, ImportColumn.FamilyCard, "REG-2", ("count", InputReader.Number(_rows.Count)), ("max", InputReader.Number(ImportLimits.FamilyRows))));
        }
    }

    private ProposalDraft Read(string village)
    {
        var programmes = Family(ImportColumn.Programmes)?.Split(BetweenProgrammes, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var place = First(ImportColumn.Programmes);
        var address = new AddressDraft(Family(ImportColumn.Street), Family(ImportColumn.Rt), Family(ImportColumn.Rw));
        var card = CellReader.Read(_rows[0], ImportColumn.FamilyCard, _faults[0]);
        return new ProposalDraft(
            Word(ImportColumn.Kind, Family(ImportColumn.Kind), First(ImportColumn.Kind)),
            [.. programmes.Select(p => Word(ImportColumn.Programmes, p, place)).Where(p => p is not null)],
            new FamilyDraft(card, village, address, [.. _rows.Select(Member)]),
            new ContactDraft(Family(ImportColumn.Phone)),
            Family(ImportColumn.Recipient),
            Nomination());
    }

    private NominationDraft? Nomination()
    {
        var (kind, name) = (Word(ImportColumn.Nominator, Family(ImportColumn.Nominator), First(ImportColumn.Nominator)), Family(ImportColumn.NominatorName));
        return kind is null && name is null ? null : new NominationDraft(kind, name);
    }

    private MemberDraft Member(ImportRow row, int i) => new(
        Text(row, ImportColumn.Nik, i),
        Text(row, ImportColumn.Name, i),
        Text(row, ImportColumn.BirthPlace, i),
        Text(row, ImportColumn.BirthDate, i),
        Word(ImportColumn.Sex, Text(row, ImportColumn.Sex, i), i),
        Text(row, ImportColumn.Mother, i),
        Word(ImportColumn.Relationship, Text(row, ImportColumn.Relationship, i), i),
        Word(ImportColumn.MaritalStatus, Text(row, ImportColumn.MaritalStatus, i), i));

    private string? Text(ImportRow row, ImportColumn column, int i) => CellReader.Read(row, column, _faults[i]);

    private string? Word(ImportColumn column, string? text, int i)
    {
        if (text is null) return null;
        if (ImportWords.Find(column, text) is { } wire) return wire;
        _faults[i].Add(RowFault.Of(ImportViolations.Word, column, null, ("allowed", string.Join(", ", ImportWords.ListOf(column)))));
        return null;
    }

    // What the family has once: from the first row that says it; the others say the same, or nothing.
    private string? Family(ImportColumn column)
    {
        var first = First(column);
        var said = Text(_rows[first], column, first);
        for (var i = first + 1; i < _rows.Count; i++)
        {
            if (_rows[i][column] is { } cell && _rows[first][column] is { } before && !Same(cell.Text, before.Text))
                _faults[i].Add(RowFault.Of(ImportViolations.FamilyDiffers, column, null, ("row", InputReader.Number(_rows[first].Number))));
        }

        return said;
    }

    private int First(ImportColumn column)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i][column] is not null) return i;
        }

        return 0;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal) || TextFolding.Fold(one) == TextFolding.Fold(other);

    private void Add(Violation violation)
    {
        // Who the head is cannot be told where that is what could not be read.
        if (violation.Code == PersonViolations.FamilyHeadCount && Array.Exists(_faults, f => f.Exists(one => one.Column == ImportColumns.NameOf(ImportColumn.Relationship)))) return;
        var (row, column) = PlaceOf(violation.Pointer ?? string.Empty);
        var name = column is { } c ? ImportColumns.NameOf(c) : null;

        // What a cell's own fault has told is not told again as a missing member.
        if (name is not null && _faults[row].Exists(f => f.Column == name)) return;
        _faults[row].Add(new RowFault(violation.Code, name, violation.Rule, violation.Args));
    }

    private (int Row, ImportColumn? Column) PlaceOf(string pointer)
    {
        var parts = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["household", "members", var place, .. var member] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < _rows.Count)
            return (row, member is [var name, ..] ? ColumnOf(name) : null);
        var column = parts switch
        {
            [] => null,
            ["household", "address", var name, ..] => ColumnOf(name),
            ["nominatedBy", "name"] => ImportColumn.NominatorName,
            ["household" or "contact", var name, ..] => ColumnOf(name),
            [var name, ..] => ColumnOf(name),
        };
        return (column is { } known ? First(known) : 0, column);
    }

    private static ImportColumn? ColumnOf(string member) => member switch
    {
        "familyCardNumber" => ImportColumn.FamilyCard,
        "nik" => ImportColumn.Nik,
        "name" => ImportColumn.Name,
        "birthPlace" => ImportColumn.BirthPlace,
        "birthDate" => ImportColumn.BirthDate,
        "sex" => ImportColumn.Sex,
        "motherMaidenName" => ImportColumn.Mother,
        "relationship" => ImportColumn.Relationship,
        "maritalStatus" => ImportColumn.MaritalStatus,
        "street" => ImportColumn.Street,
        "rt" => ImportColumn.Rt,
        "rw" => ImportColumn.Rw,
        "phone" => ImportColumn.Phone,
        "kind" => ImportColumn.Kind,
        "programmes" => ImportColumn.Programmes,
        "nominatedBy" => ImportColumn.Nominator,
        "recipient" => ImportColumn.Recipient,
        _ => null,
    };
}
