using Dtks.Demo.Http;
using Dtks.Demo.Report;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Dtks.Demo.Tests.Report;

public sealed class DemoReportTests
{
    [Fact]
    public void All_is_well_only_when_something_was_done_and_all_of_it_as_expected()
    {
        var report = new DemoReport(new PlainOutput(TextWriter.Null));
        Assert.False(report.IsAsExpected);

        report.Note("Desa", "a", "PRO-6", "200 eligible", "200 eligible");
        Assert.True(report.IsAsExpected);

        report.Note("Desa", "b", "PRO-7", "200 deemedEligible", "200 verifying");
        Assert.False(report.IsAsExpected);
    }

    [Fact]
    public void Plain_lines_tell_every_step_what_differs_and_how_to_go_on()
    {
        using var writer = new StringWriter();
        var report = new DemoReport(new PlainOutput(writer));
        report.Chapter("Bab");
        report.Note("Desa A", "satu", "PRO-6", "200 eligible", "200 eligible");
        report.Note("Desa B", "dua", string.Empty, "200", "500");
        report.Finish(TimeSpan.FromSeconds(3));

        var lines = writer.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains("== Bab", lines);
        Assert.Contains("ok   Desa A: satu [PRO-6]: 200 eligible", lines);
        Assert.Contains("satu | Desa A | PRO-6 | 200 eligible | 200 eligible | ok", lines);
        Assert.Equal(2, lines.Count(line => line == "BEDA Desa B: dua: 500 (diharapkan/expected: 200)"));
        Assert.Contains("1 of 2 steps differ from the rules; see the lines marked BEDA and compare them with docs/policy.md.", lines);
    }

    [Fact]
    public void A_terminal_shows_a_table_with_marks_of_the_markup_taken_literally()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 200;
        var report = new DemoReport(new TerminalOutput(console));
        report.Chapter("[Bab]");
        report.Note("Desa [A]", "satu", "PRO-6", "200", "200");
        report.Finish(TimeSpan.FromSeconds(3));

        var text = writer.ToString();
        Assert.Contains("[Bab]", text, StringComparison.Ordinal);
        Assert.Contains("ok Desa [A] satu: 200", text, StringComparison.Ordinal);
        Assert.Contains("Done: 1 steps in 3 seconds, all of them as the rules say.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201, """{"status":"submitted","n":3}""", "201 submitted 3 -")]
    [InlineData(422, """{"code":"proposal.lapsed","rule":"PRO-7","status":422}""", "422 PRO-7")]
    [InlineData(400, """{"code":"json.malformed"}""", "400 json.malformed")]
    [InlineData(500, "{}", "500 -")]
    public void An_answer_in_brief_is_its_status_with_what_matters(int status, string body, string brief) =>
        Assert.Equal(brief, new ApiAnswer("GET /", status, JToken.Parse(body)).Brief("status", "n", "x.y[0]"));
}
