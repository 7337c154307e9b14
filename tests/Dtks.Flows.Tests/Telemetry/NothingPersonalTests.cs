using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions;
using Dtks.Pages;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Dtks.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Telemetry;

/// <summary>
/// A story with families, refusals, a deadline, poison and a fault, and all that is measured of it: every metric is there, and every
/// attribute of every measurement and span is one of a closed set.
/// </summary>
public sealed partial class NothingPersonalTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;
    private readonly Declarations _declared = host.Services.GetRequiredService<Declarations>();
    private readonly HashSet<string> _kinds = [.. host.Services.GetServices<IDeadlineAction>().Select(a => a.Kind)];

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Every_attribute_is_of_a_closed_set_and_every_metric_is_measured()
    {
        using var heard = new Heard(host.Services.GetRequiredService<IMeterFactory>());
        await TellAsync();

        // What is measured of an answer is measured once it was sent; the host waits for that when it ends.
        await host.StopAsync();
        Assert.Equal(Signals.Metrics.Order(StringComparer.Ordinal), heard.Measured.Select(m => m.Metric).Distinct().Order(StringComparer.Ordinal));
        var closed = Closed();
        Assert.All(heard.Measured, measured => Assert.All(measured.Tags, tag => Assert.True(closed[tag.Key](tag.Value), $"{measured.Metric} {tag}")));
        Assert.NotEmpty(heard.Spans);
        Assert.All(heard.Spans, span => Hold(span, closed));
        HoldFigures(heard.Measured);
    }

    private async Task TellAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        (await _flow.GetAsync($"/proposals/{family.Village}/{id}?nik={family.Head.Nik}", token, Headers(family.Head.Nik))).ExpectProblem(HttpStatusCode.BadRequest, "query.none");
        (await _flow.GetAsync($"/proposals/{family.Village}/{id}", token, Headers(family.Head.Nik))).Expect(HttpStatusCode.OK);
        (await _flow.GetAsync($"/proposals/{family.Village}/{family.Head.Nik}", token)).Expect(HttpStatusCode.NotFound);
        (await _flow.PostAsync($"/proposals/{family.Village}/{id}/verification", token, new { outcome = "eligible", note = family.Head.Name }))
            .ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", family.Village), family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        await host.SendAsync(DeliverOutbox.Queue, Convert.ToBase64String("[]"u8));
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "batch", count = 1 });
        (await _flow.PostAsync("/proposals", token, SampleFamily.Of(family.Village).Proposal())).Expect(HttpStatusCode.ServiceUnavailable);
        await _flow.AdvanceAsync("P31D");
        await _flow.FireAsync(nameof(MeasureQueues));
        await ReadUnreadableAsync(family.Village);
    }

    private async Task ReadUnreadableAsync(string village)
    {
        var auditor = await _flow.TokenAsync("auditor", "ID");
        var entry = (await _flow.GetAsync($"/audit?area={village}", auditor)).Expect(HttpStatusCode.OK)["items[0].id"]!;
        await host.SpoilAsync("registry", village, entry);
        (await _flow.GetAsync($"/audit?area={village}", auditor)).Expect(HttpStatusCode.OK);
    }

    // What a caller may send along for whoever traces.
    private static (string Name, string Value)[] Headers(string nik) =>
        [("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("tracestate", $"vendor={nik}"), ("baggage", $"nik={nik}")];

    private static void HoldFigures(IReadOnlyList<Measured> measured)
    {
        Assert.Equal(1, Assert.Single(measured, m => m.Metric == Signals.SetAside && (string)m.Tags[Signals.Queue]! == DeliverOutbox.Queue).Value);
        Assert.Equal(1, measured.Last(m => m.Metric == Signals.QueuePoison && (string)m.Tags[Signals.Queue]! == DeliverOutbox.Queue).Value);
        Assert.Contains(measured, m => m.Metric == Signals.RulesRefused && (string)m.Tags[Signals.Rule]! == "GOV-2");
        Assert.Contains(measured, m => m.Metric == Signals.RequestCharge && (string)m.Tags[Signals.Container]! == "registry");
        Assert.Contains(measured, m => m.Metric == Signals.DeadlineLateness && m.Value >= 0);

        // The clock was moved by a month; a message's age goes by the time of the queues.
        Assert.All(measured.Where(m => m.Metric == Signals.QueueAge), m => Assert.InRange(m.Value, 0, TimeSpan.FromDays(1).TotalSeconds));
        var ends = measured.Where(m => m.Metric == Signals.Requests).Select(m => ((string)m.Tags[Signals.Function]!, (string)m.Tags[Signals.Status]!)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("SubmitProposal", "201"), ("SubmitProposal", "503"), ("GetProposal", "200"), ("GetProposal", "404"), ("VerifyProposal", "403"),
                (nameof(DeliverOutbox), Signals.Done), (nameof(FireDeadlines), Signals.Done), (nameof(MeasureQueues), Signals.Done),
            },
            ends);
    }

    private static void Hold(Activity span, Dictionary<string, Func<object?, bool>> closed)
    {
        Assert.All(span.TagObjects, tag => Assert.True(closed[tag.Key](tag.Value), $"{span.OperationName} {tag}"));
        Assert.True(closed[Signals.Function](span.DisplayName), span.DisplayName);
        Assert.Empty(span.Events);
        Assert.Empty(span.Links);
        Assert.Empty(span.Baggage);
        Assert.True(string.IsNullOrEmpty(span.StatusDescription + span.TraceStateString), span.StatusDescription);
    }

    private Dictionary<string, Func<object?, bool>> Closed()
    {
        var functions = new[] { typeof(IModule).Assembly, typeof(DtksServices).Assembly, PagesAssembly.Of }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods()).Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToHashSet();
        return new()
        {
            [Signals.Function] = v => functions.Contains(v as string ?? ""),
            [Signals.Queue] = v => _declared.Queues.All.Contains(v as string),
            [Signals.Kind] = v => _kinds.Contains(v as string ?? ""),
            [Signals.Container] = v => v is Signals.Other || _declared.Containers.All.Any(c => c.Name.Equals(v)),
            [Signals.Rule] = v => v is string rule && RuleId().IsMatch(rule),

            // Hosts of other tests that export to Azure mark every span of the process.
            ["_MS.ProcessedByMetricExtractors"] = v => v is "(Name: X,Ver:'1.1')",
            [Signals.Status] = v => v is Signals.Done or Signals.Failed or "contested" or "settled" || (v is string status && StatusCode().IsMatch(status)),
        };
    }

    [GeneratedRegex("^[A-Z]{3}-[0-9]{1,2}$")]
    private static partial Regex RuleId();

    [GeneratedRegex("^[1-5][0-9]{2}$")]
    private static partial Regex StatusCode();
}
