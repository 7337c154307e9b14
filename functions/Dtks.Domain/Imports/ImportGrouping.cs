namespace Dtks.Domain.Imports;

/// <summary>Puts the rows of a file together as families, wherever they stand, and the families into parts that are worked one after the other.</summary>
public static class ImportGrouping
{
    private const int LeastToTellRounding = 5;

    /// <summary>What shows only over the whole of a file: a column of numbers that a spreadsheet has rounded.</summary>
    public static IReadOnlyList<ImportProblem> Problems(IReadOnlyList<ImportRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. new[] { ImportColumn.FamilyCard, ImportColumn.Nik }
            .Where(column => IsRounded(rows, column))
            .Select(column => ImportProblem.Of(ImportViolations.ColumnRounded, ("column", ImportColumns.NameOf(column))))];
    }

    /// <summary>
    /// The families: rows of one family card number, in the order in which the first of each stands. A row without such a number stands alone. A NIK that stands under two numbers is marked
    /// on each of its rows.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ImportRow>> Families(IReadOnlyList<ImportRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var elsewhere = Elsewhere(rows);
        var (families, byCard) = (new List<List<ImportRow>>(), new Dictionary<string, List<ImportRow>>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var card = CellReader.Number(row[ImportColumn.FamilyCard]);
            if (card.Length == 0 || !byCard.TryGetValue(card, out var family))
            {
                families.Add(family = []);
                if (card.Length > 0) byCard.Add(card, family);
            }

            family.Add(elsewhere.TryGetValue(row.Number, out var other) ? row with { Elsewhere = other } : row);
        }

        return families;
    }

    /// <summary>
    /// The families in parts, none over what a part may hold (<see cref="ImportLimits"/>). A card with more rows than a family has members comes in pieces, each too large to be a family and so
    /// refused.
    /// </summary>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<ImportRow>>> Chunks(IReadOnlyList<IReadOnlyList<ImportRow>> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var (chunk, rows, characters) = (new List<IReadOnlyList<ImportRow>>(), 0, 0);
        foreach (var family in families.SelectMany(Pieces))
        {
            var size = family.Sum(r => r.Characters);
            var isFull = chunk.Count >= ImportLimits.ChunkFamilies || rows + family.Count > ImportLimits.ChunkRows || characters + size > ImportLimits.ChunkCharacters;
            if (isFull && chunk.Count > 0)
            {
                yield return chunk;
                (chunk, rows, characters) = ([], 0, 0);
            }

            chunk.Add(family);
            (rows, characters) = (rows + family.Count, characters + size);
        }

        if (chunk.Count > 0) yield return chunk;
    }

    // Each piece keeps more rows than a family may have, so that none passes for one.
    private static IEnumerable<IReadOnlyList<ImportRow>> Pieces(IReadOnlyList<ImportRow> family)
    {
        const int size = ImportLimits.FamilyRows + 1;
        if (family.Count < 2 * size) return [family];
        var pieces = family.Chunk(size).Select(p => p.ToList()).ToList();
        if (pieces[^1].Count < size)
        {
            pieces[^2].AddRange(pieces[^1]);
            pieces.RemoveAt(pieces.Count - 1);
        }

        return pieces;
    }

    private static Dictionary<int, int> Elsewhere(IReadOnlyList<ImportRow> rows)
    {
        var (first, found) = (new Dictionary<string, (string Card, int Row)>(StringComparer.Ordinal), new Dictionary<int, int>());
        foreach (var row in rows)
        {
            var (nik, card) = (CellReader.Number(row[ImportColumn.Nik]), CellReader.Number(row[ImportColumn.FamilyCard]));
            if (!People.Nik.TryParse(nik, out _) || first.TryAdd(nik, (card, row.Number)) || first[nik].Card == card) continue;
            found.TryAdd(row.Number, first[nik].Row);
            found.TryAdd(first[nik].Row, row.Number);
        }

        return found;
    }

    private static bool IsRounded(IReadOnlyList<ImportRow> rows, ImportColumn column)
    {
        var numbers = rows.Select(r => CellReader.Number(r[column])).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return numbers.Count >= LeastToTellRounding && numbers.TrueForAll(CellReader.LooksRounded);
    }
}
