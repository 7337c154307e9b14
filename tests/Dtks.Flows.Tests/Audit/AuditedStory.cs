using System.Diagnostics.Metrics;
using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Telemetry;
using Dtks.Flows.Tests.Verification;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>A story that comes to everything the product audits, told once over a host of its own, chapter by chapter; and what GET /audit shows of it.</summary>
public sealed class AuditedStory : IAsyncLifetime
{
    private readonly FlowHost _host;
    private Heard? _heard;
    private readonly List<JToken> _trail = [];

    /// <summary>A host that tells all it does in the log.</summary>
    public AuditedStory()
    {
        _host = new FlowHost { Logging = logging => logging.AddProvider(Log) };
        _host.Settings["Logging:LogLevel:Default"] = "Debug";
        _host.Settings["Exports:AtOnceRows"] = "2";
        _host.Settings["Policies:Directory"] = Regulations.Deciles;
    }

    /// <summary>The host it is told over.</summary>
    public FlowHost Host => _host;

    /// <summary>A village of its regency in which nothing has happened.</summary>
    public string Village { get; private set; } = string.Empty;

    /// <summary>What was logged.</summary>
    public RecordedLog Log { get; } = new();

    /// <summary>What was measured, and the spans.</summary>
    public Heard Heard => _heard!;

    /// <summary>When it began, by the host's clock.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it had ended.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Every entry that auditors are shown of it, oldest first in each place.</summary>
    public IReadOnlyList<JToken> Trail => _trail;

    /// <summary>What every entry says, by code, as the chapters have it.</summary>
    /// <exception cref="ArgumentException">Two chapters have one code.</exception>
    public static IReadOnlyDictionary<string, AuditedCase> Cases() =>
        Chapters().SelectMany(chapter => chapter.Cases).ToDictionary(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _heard = new Heard(_host.Services.GetRequiredService<IMeterFactory>());
        From = await _host.Flow.NowAsync();
        var (scene, chapters) = (new AuditedScene(_host, From), Chapters());
        _host.Flow.SendsKeys = true;
        foreach (var chapter in chapters)
        {
            await chapter.PrepareAsync(scene);
        }

        await scene.Flow.RatifyAsync(scene.Regency);
        (await scene.Flow.OpenMonthAsync(scene.Period)).Expect(HttpStatusCode.Created);
        foreach (var chapter in chapters)
        {
            await chapter.TellAsync(scene);
        }

        await scene.Flow.AdvanceAsync("P32D");
        foreach (var chapter in chapters)
        {
            await chapter.EndAsync(scene);
        }

        await ReadAsync(scene);
        Until = await _host.Flow.NowAsync();
        Village = scene.NextVillage();
    }

    public async Task DisposeAsync()
    {
        _heard?.Dispose();
        await _host.DisposeAsync();
    }

    private static List<IAuditedChapter> Chapters() =>
    [
        .. typeof(AuditedStory).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IAuditedChapter)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IAuditedChapter)Activator.CreateInstance(type)!),
    ];

    private async Task ReadAsync(AuditedScene scene)
    {
        var auditor = await scene.AuditorAsync();
        foreach (var area in scene.Areas)
        {
            _trail.AddRange(await TrailAsync(auditor, $"area={area}"));
        }

        _trail.AddRange(await TrailAsync(auditor, $"area=ID&about=cycle-{scene.Period}"));
        _trail.AddRange(await TrailAsync(auditor, "area=ID&about=card-rounds"));
        foreach (var partner in scene.Partners)
        {
            _trail.AddRange(await TrailAsync(auditor, $"area=ID&about=partner-{partner}"));
        }
    }

    private async Task<IReadOnlyList<JToken>> TrailAsync(string auditor, string which)
    {
        var (shown, cursor) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await _host.Flow.GetAsync($"/audit?{which}&limit=100{cursor}", auditor)).Expect(HttpStatusCode.OK);
            shown.AddRange(JsonText.Read<JObject>(page.Text)["items"]!);
            cursor = page["next"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        }
        while (cursor.Length > 0);

        return shown;
    }
}
