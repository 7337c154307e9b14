using Dtks.Demo.Chapters;
using Dtks.Demo.Http;
using Dtks.Demo.Policies;
using Dtks.Demo.Report;
using Spectre.Console;

namespace Dtks.Demo;

/// <summary>
/// The whole story over HTTP: proposals in three villages, matching, deliberations with evidence, home visits and dossiers, verification and its lapse, ratification,
/// a month of eligibility verification up to the letter over its sheets, a round of cards with its deliberation until they expire and the KKS takes their place, a regency's one-stop service, another body's system that asks the register, and a second policy version where the host knows one. Each step is held against what docs/policy.md says.
/// </summary>
public sealed class DemoStory
{
    /// <summary>The longest that any one request may take; moving the clock by a month is the slowest.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IDemoOutput _output;
    private readonly TimeProvider _stopwatch;
    private readonly IReadOnlyList<IDemoChapter> _chapters;

    internal DemoStory(IDemoOutput output, TimeProvider stopwatch, SecondPolicy? second = null) => (_output, _stopwatch, _chapters) = (output, stopwatch, Chapters(second));

    /// <summary>The story for a console: a table in colours on a terminal, plain lines elsewhere.</summary>
    /// <param name="second">The second policy version that the host knows; null where it knows none, and nothing is told of it.</param>
    public static DemoStory OnConsole(SecondPolicy? second) => new(
        AnsiConsole.Profile.Out.IsTerminal ? new TerminalOutput(AnsiConsole.Console) : new PlainOutput(Console.Out), TimeProvider.System, second);

    /// <summary>Plays the story against a host that is ready.</summary>
    /// <param name="host">Its address without a path, such as http://127.0.0.1:7071/; it serves the API at <c>/api</c> and, beside it, <c>/dev</c>.</param>
    /// <param name="cancellation">Ends it early; what was done is not undone.</param>
    /// <returns>The exit code: 0 when everything came out as the rules say, else 1.</returns>
    public async Task<int> RunAsync(Uri host, CancellationToken cancellation)
    {
        var started = _stopwatch.GetTimestamp();
        using var http = new HttpClient { BaseAddress = host, Timeout = Patience };
        var context = new DemoContext(new DemoApi(http), new DemoReport(_output));
        try
        {
            foreach (var chapter in _chapters)
            {
                context.Report.Chapter(chapter.Title);
                await chapter.RunAsync(context, cancellation);
            }
        }
        catch (Exception e) when (e is DemoStoppedException or HttpRequestException || IsTimeout(e, cancellation))
        {
            context.Report.Note("-", "berhenti di sini / stopped here", string.Empty, "selesai / to the end", e.Message);
        }
        context.Report.Finish(_stopwatch.GetElapsedTime(started));
        return context.Report.IsAsExpected ? 0 : 1;
    }

    private static IReadOnlyList<IDemoChapter> Chapters(SecondPolicy? second) =>
    [
        new ChooseVillages(), new Propose(), new Track(), new VerifyProposals(), new Deliberate(), new GoUp(), new LetLapse(), new Ratify(), new OpenMonth(),
        new VerifyMonth(), new SeeProgress(), new RatifyMonth(), new DeliverCards(), new ReplaceCards(), new ExpireCards(), new ServeAtDesk(), new AskAsPartner(), new CloseMonth(), .. second is null ? Array.Empty<IDemoChapter>() : [new NewPolicy(second)], new CountEvents(),
    ];

    private static bool IsTimeout(Exception e, CancellationToken cancellation) => e is TaskCanceledException && !cancellation.IsCancellationRequested;
}
