using System.Net;
using Dtks.FunctionApp.Tests.Discovery;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Access;
using Newtonsoft.Json.Linq;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>
/// The built app as a real worker process: its container of services holds, it tells and loads every function, serves invocations, and ends
/// when told to.
/// </summary>
public sealed class WorkerTests
{
    // Whoever asks, these answer.
    private static readonly HashSet<string> Public = [.. AccessRule.Of(HostedApplication.Dtks.Assemblies).Where(r => r.IsPublic).Select(r => r.Function)];

    [Fact]
    public async Task The_worker_tells_the_functions_that_were_built_serves_and_ends_with_0()
    {
        await using var worker = await RunningWorker.StartAsync();
        var told = worker.Functions.Select(f => FunctionDescription.Of(f.Name, f.ScriptFile, f.EntryPoint, f.RawBindings.Select(JToken.Parse)));
        Assert.Equal(FunctionDescription.InTheBuiltApp(), told.OrderBy(f => f.Name, StringComparer.Ordinal));

        var area = worker.Functions.Single(f => f.Name == "GetArea");
        var (status, body) = await worker.Session.SendAsync(area, HttpMethod.Get, new Uri(worker.Http, "api/areas/33"), ("code", "33"));
        Assert.Equal((HttpStatusCode.OK, "33"), (status, JObject.Parse(body).Value<string>("code")));

        var unknown = worker.Functions.Single(f => f.Name == "UnknownPath");
        var (none, problem) = await worker.Session.SendAsync(unknown, HttpMethod.Get, new Uri(worker.Http, "api/nothing"), ("path", "nothing"));
        Assert.Equal((HttpStatusCode.NotFound, "path.notFound"), (none, JObject.Parse(problem).Value<string>("code")));

        // Callers may write anything into an address: none of it is logged (REG-3).
        await worker.Session.SendAsync(unknown, HttpMethod.Get, new Uri(worker.Http, "api/CONTOH-SATU?nik=3306161705800001"), ("path", "CONTOH-SATU"));
        Assert.DoesNotMatch("CONTOH-SATU|3306161705800001", worker.Session.Log);
        Assert.Equal((0, ""), await worker.TerminateAsync());
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Every_HTTP_function_is_made_with_all_it_needs_and_but_for_the_public_ones_asks_for_a_token()
    {
        await using var worker = await RunningWorker.StartAsync();
        var guarded = 0;
        foreach (var function in worker.Functions.Where(f => !Public.Contains(f.Name)))
        {
            var trigger = function.RawBindings.Select(JObject.Parse).First();
            if (trigger.Value<string>("type") != "httpTrigger")
                continue;
            var method = HttpMethod.Parse(trigger["methods"]!.First!.Value<string>());
            var (status, body) = await worker.Session.SendAsync(function, method, new Uri(worker.Http, $"api/{Path(trigger)}"));
            Assert.Equal((function.Name, HttpStatusCode.Unauthorized, "token.missing"), (function.Name, status, JObject.Parse(body).Value<string>("code")));
            guarded++;
        }

        Assert.NotEqual(0, guarded);
    }

    // A path that the route takes, whatever its parameters are.
    private static string Path(JObject trigger) =>
        string.Join('/', trigger.Value<string>("route")!.Split('/').Select(part => part.StartsWith('{') ? "1" : part));
}
