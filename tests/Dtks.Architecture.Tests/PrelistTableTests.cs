using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Domain.Imports;

namespace Dtks.Architecture.Tests;

/// <summary>docs/prelist.md says which columns and words a prelist may have.</summary>
[Trait("rule", "RAT-2")]
public sealed class PrelistTableTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    private static readonly Dictionary<ImportColumn, string> Meaning = new()
    {
        [ImportColumn.FamilyCard] = "16 digits, as text; rows with the same one are one family",
        [ImportColumn.Nik] = "16 digits, as text",
        [ImportColumn.Name] = "as on the identity or family card",
        [ImportColumn.BirthPlace] = "as there",
        [ImportColumn.BirthDate] = "`yyyy-mm-dd`, or a cell formatted as a date; another way is answered with what is perhaps meant",
        [ImportColumn.Sex] = "a word below",
        [ImportColumn.Mother] = "the mother's maiden name",
        [ImportColumn.Relationship] = "a word below; one head a family",
        [ImportColumn.MaritalStatus] = "a word below",
        [ImportColumn.Street] = "street, hamlet, house; of the family: from the first row that says it, and the others say the same or nothing",
        [ImportColumn.Rt] = "1 to 3 digits, or `-`; likewise",
        [ImportColumn.Rw] = "1 to 3 digits, or `-`; likewise",
        [ImportColumn.Phone] = "of whoever proposes, in any Indonesian way; likewise",
        [ImportColumn.Kind] = "what is proposed (PRO-2), a word below; likewise",
        [ImportColumn.Programmes] = "those asked for, words below, parted by `,` `;` `/` `+` or `&`; likewise",
        [ImportColumn.Nominator] = "who named the family (PRO-3), a word below; likewise",
        [ImportColumn.NominatorName] = "their name, unless *Sendiri*; likewise",
        [ImportColumn.Recipient] = "the NIK of who receives (VER-4); likewise",
        [ImportColumn.Village] = "the code of the import's village, where the file has one",
        [ImportColumn.Outcome] = "in a result that is sent again: a row that was accepted is told to be taken out",
    };

    [Fact]
    public void The_table_of_a_prelist_is_that_of_the_code()
    {
        var text = Text();
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(Path(), text);

        Assert.True(
            File.Exists(Path()) && File.ReadAllText(Path()).ReplaceLineEndings("\n") == text,
            $"docs/prelist.md is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Architecture.Tests --filter {nameof(PrelistTableTests)}");
    }

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("# A prelist's columns and words\n\n");
        text.Append("Written from `Dtks.Domain/Imports` by `tests/Dtks.Architecture.Tests`, which fails when this file says otherwise. A prelist (RAT-2) is a CSV or XLSX file with a row for each person and\n");
        text.Append("the columns' names in its first row; `GET /api/imports/template` gives an empty one (the XLSX with the words to choose from, the CSV with the names alone). In names and words, case, blanks,\n");
        text.Append("dots, underscores and hyphens do not matter. What cannot be read is told by row and column, and nothing is guessed.\n\n## Columns\n\n");
        text.Append("| column | needed | holds | also named |\n|---|---|---|---|\n");
        foreach (var column in Enum.GetValues<ImportColumn>().Where(c => c != ImportColumn.Unused))
        {
            var needed = ImportColumns.Required.Contains(column) ? "yes" : "";
            text.Append(CultureInfo.InvariantCulture, $"| `{ImportColumns.NameOf(column)}` | {needed} | {Meaning[column]} | {string.Join(", ", ImportColumns.OthersOf(column))} |\n");
        }

        text.Append("\nA running number (`NO`, `NOMOR`, `NO URUT`) and the columns of a result (`baris`, `alasan`, `kode_pelacakan`) may stand too and are not looked at. Another column refuses the file.\n");
        text.Append("\n## Words\n\n| column | write | or | in the API |\n|---|---|---|---|\n");
        foreach (var column in Enum.GetValues<ImportColumn>().Where(c => c != ImportColumn.Unused))
            foreach (var (wire, words) in ImportWords.WordsOf(column))
                text.Append(CultureInfo.InvariantCulture, $"| `{ImportColumns.NameOf(column)}` | {words[0]} | {string.Join(", ", words.Skip(1))} | `{wire}` |\n");
        return text.ToString();
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "docs", "prelist.md"));
}
