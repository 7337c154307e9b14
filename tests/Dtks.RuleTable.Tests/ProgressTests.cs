namespace Dtks.RuleTable.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void A_step_is_told_when_patience_is_over_and_not_before()
    {
        Assert.Equal($"Reading …{Environment.NewLine}", Said(TimeSpan.Zero));
        Assert.Equal("", Said(TimeSpan.FromHours(1)));
    }

    private static string Said(TimeSpan patience)
    {
        using var writer = new StringWriter();
        using (var progress = new Progress(writer, patience))
        {
            progress.Step("Reading");
            progress.Step("Reading");
        }

        return writer.ToString();
    }
}
