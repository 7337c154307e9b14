using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Domain.CardFiles;
using Dtks.Domain.Policies;

namespace Dtks.Architecture.Tests;

/// <summary>docs/card-deliveries.md says which columns and words a file of deliveries may have.</summary>
[Trait("rule", "CRD-1")]
public sealed class DeliveryTableTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    private static readonly Dictionary<DeliveryColumn, string> Meaning = new()
    {
        [DeliveryColumn.Card] = "the 20 digits that are printed on the card, as text; in groups too",
        [DeliveryColumn.On] = "the day of the attempt: `yyyy-mm-dd`, or a cell formatted as a date; another way is answered with what is perhaps meant",
        [DeliveryColumn.Outcome] = "a word below: delivered, or why it came back",
        [DeliveryColumn.ReceivedBy] = "who received it; needed when delivered, and empty when it came back",
        [DeliveryColumn.AccompaniedBy] = "who of the village accompanied; needed when delivered",
        [DeliveryColumn.Reason] = "why it came back, where `hasil` says only that it did",
        [DeliveryColumn.Village] = "the code of the import's village, where the file has one",
    };

    [Fact]
    public void The_table_of_a_file_of_deliveries_is_that_of_the_code()
    {
        var text = Text();
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(Path(), text);

        Assert.True(
            File.Exists(Path()) && File.ReadAllText(Path()).ReplaceLineEndings("\n") == text,
            $"docs/card-deliveries.md is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Architecture.Tests --filter {nameof(DeliveryTableTests)}");
    }

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("# A file of deliveries: columns and words\n\n");
        text.Append("Written from `Dtks.Domain/CardFiles` by `tests/Dtks.Architecture.Tests`, which fails when this file says otherwise. PT Pos sends what came of delivering the cards of one round in one village\n");
        text.Append("(CRD-1) as a CSV or XLSX file with a row for each attempt and the columns' names in its first row; `GET /api/card-deliveries/template` gives an empty one (the XLSX with the words to choose\n");
        text.Append("from). In names and words, case, blanks, dots, underscores and hyphens do not matter. Each row is decided as one of `POST …/card-deliveries`: the same again changes nothing. What cannot be\n");
        text.Append("read is told by row and column, and nothing is guessed.\n\n## Columns\n\n");
        text.Append("| column | needed | holds | also named |\n|---|---|---|---|\n");
        foreach (var column in Enum.GetValues<DeliveryColumn>())
        {
            var known = DeliveryColumns.Table[(int)column];
            text.Append(CultureInfo.InvariantCulture, $"| `{known.Name}` | {(known.IsNeeded ? "yes" : "")} | {Meaning[column]} | {string.Join(", ", known.Others)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nThese may stand too and are not looked at: {string.Join(", ", DeliveryColumns.Unused.Select(name => $"`{name}`"))}. Another column refuses the file.\n");
        text.Append("\n## Words of `hasil`, and of `alasan`\n\nThe reasons are those of the policy in force; these are the six of S0.\n\n| write | or | in the API |\n|---|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {DeliveryWords.DeliveredWord} | {string.Join(", ", DeliveryWords.Delivered)} | `delivered` |\n");
        foreach (var reason in PolicyReason.OfReturns)
            text.Append(CultureInfo.InvariantCulture, $"| {DeliveryWords.WordOf(reason)} | {reason.Text.En} | `returned`, `{reason.Code}` |\n");
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", DeliveryWords.Returned)} | | `returned`; the reason stands in `alasan` |\n");
        return text.ToString();
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "docs", "card-deliveries.md"));
}
