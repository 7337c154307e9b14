using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>
/// The digest of exactly the rows that a letter was signed for, over a hierarchy: rows → village → letter (RAT-8); of sheets, whose digest is that of their village's lines, sheet → letter. The rows come
/// one by one in the letter's order, by village and proposal; nothing of them is kept but a line a village, so a count over any number of
/// rows takes little memory.
/// </summary>
public sealed class LetterDigest : IDisposable
{
    private readonly CanonicalDigest _letter = new();
    private readonly CanonicalDigest _village = new();
    private readonly List<VillageDigest> _villages = [];
    private AreaCode? _current;
    private int _inVillage;

    /// <summary>Begins a count.</summary>
    public LetterDigest() => _letter.Add("dtks.letter/2");

    /// <summary>How many rows were counted; of sheets their lines.</summary>
    public int Rows { get; private set; }

    /// <summary>The villages counted, each with its rows and digest; all of them once it is finished.</summary>
    public IReadOnlyList<VillageDigest> Villages => _villages;

    /// <summary>The digest of rows in the letter's order: 64 hexadecimal digits.</summary>
    public static string Of(IEnumerable<RatificationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var digest = new LetterDigest();
        foreach (var row in rows) digest.Add(row);
        return digest.Finish();
    }

    /// <summary>
    /// The digest of a letter from those of its villages, in order: SHA-256 over <c>dtks.letter/2</c>, then village, number of rows and
    /// digest of each, then the number of all rows.
    /// </summary>
    public static string Of(IEnumerable<VillageDigest> villages)
    {
        ArgumentNullException.ThrowIfNull(villages);
        using var digest = new LetterDigest();
        foreach (var village in villages) digest.Take(village);
        return digest.Finish();
    }

    /// <summary>The villages of rows in the letter's order, each with how many rows, of sheets lines, and their digest.</summary>
    public static IReadOnlyList<VillageDigest> VillagesOf(IEnumerable<RatificationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var digest = new LetterDigest();
        foreach (var row in rows) digest.Add(row);
        digest.Finish();
        return digest.Villages;
    }

    /// <summary>Counts the next row.</summary>
    public void Add(RatificationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Lines is { } lines)
        {
            CloseVillage();
            Take(new VillageDigest(row.Village, lines, row.Digest));
            return;
        }

        if (row.Village != _current)
        {
            CloseVillage();
            _current = row.Village;
            VillageDigest.Begin(_village, row.Village);
        }

        VillageDigest.Add(_village, row);
        _inVillage++;
    }

    /// <summary>The digest of all rows counted, 64 hexadecimal digits. Nothing is counted after it.</summary>
    public string Finish()
    {
        CloseVillage();
        _letter.Add(InputReader.Number(Rows));
        return _letter.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _letter.Dispose();
        _village.Dispose();
    }

    private void CloseVillage()
    {
        if (_current is null) return;
        Take(VillageDigest.End(_village, _current, _inVillage));
        (_current, _inVillage) = (null, 0);
    }

    private void Take(VillageDigest village)
    {
        _letter.Add(village.Village.Value);
        _letter.Add(InputReader.Number(village.Rows));
        _letter.Add(village.Digest);
        Rows += village.Rows;
        _villages.Add(village);
    }
}
