using System.Text;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Deliberations;

/// <summary>The neighbourhood units of a village: read as they come in, and found again in what people write (MUS-3).</summary>
public static class UnitRules
{
    private const int MaxUnits = 500;

    private static readonly Dictionary<string, UnitKind> Words = new(StringComparer.Ordinal)
    {
        ["DUSUN"] = UnitKind.Dusun,
        ["DSN"] = UnitKind.Dusun,
        ["RW"] = UnitKind.Rw,
        ["JORONG"] = UnitKind.Jorong,
        ["JR"] = UnitKind.Jorong,
    };

    /// <summary>Reads the list of a village's units, at most 500; none at all may be recorded, no unit is there twice.</summary>
    public static Reading<IReadOnlyList<VillageUnit>> Read(IReadOnlyList<UnitDraft?>? drafts)
    {
        var input = new InputReader();
        var units = new List<VillageUnit>();
        if (input.Count(drafts, "", 0, MaxUnits, "MUS-3"))
        {
            var seen = new HashSet<(UnitKind, string)>();
            for (var i = 0; i < drafts.Count; i++)
            {
                if (Read(drafts[i], $"/{i}", input) is not { } unit) continue;
                if (!seen.Add((unit.Kind, NameIn(unit.Unit).Name))) input.Invalid(DeliberationViolations.UnitTwice, $"/{i}/unit", "MUS-3");
                units.Add(unit);
            }
        }

        return new Reading<IReadOnlyList<VillageUnit>>(input.IsClean ? units : null, input.Violations);
    }

    /// <summary>
    /// Whether what someone wrote as their unit is this one: by what it goes by or by its name, with or without the word of its kind, with zeros
    /// before its number or without.
    /// </summary>
    public static bool IsWritten(VillageUnit unit, string written)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(written);
        var (kind, name) = NameIn(written);
        return (kind is null || kind == unit.Kind) && (name == NameIn(unit.Unit).Name || name == NameIn(unit.Name).Name);
    }

    private static VillageUnit? Read(UnitDraft? draft, string pointer, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var unit = input.Text(draft.Unit, pointer + "/unit", OpeningRules.MaxText);
        var kind = input.Name<UnitKind>(draft.Kind, pointer + "/kind");
        var name = input.Text(draft.Name, pointer + "/name", OpeningRules.MaxText);
        return unit is null || kind is not { } k || name is null ? null : new VillageUnit(unit, k, name);
    }

    private static (UnitKind? Kind, string Name) NameIn(string written)
    {
        var words = WordsOf(TextFolding.Fold(written));
        UnitKind? kind = words.Count > 1 && Words.TryGetValue(words[0], out var known) ? known : null;
        return (kind, string.Join(' ', words.Skip(kind is null ? 0 : 1)));
    }

    // "RW01", "RW. 1" and "rw 001" are all RW and 1.
    private static List<string> WordsOf(string folded)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var c in folded)
        {
            var goesOn = word.Length > 0 && char.IsLetterOrDigit(c) && char.IsDigit(c) == char.IsDigit(word[0]);
            if (!goesOn) End();
            if (char.IsLetterOrDigit(c)) word.Append(c);
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            var text = word.ToString();
            words.Add(char.IsDigit(text[0]) && text.TrimStart('0') is { Length: > 0 } number ? number : text);
            word.Clear();
        }
    }
}
