using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Delivery;

/// <summary>
/// What one household of one member costs on its way from intake to the register, step by step: the first of a village, the second, and the
/// third with an idempotency key on every POST.
/// </summary>
internal sealed class IntakeBenchmark(TextWriter output) : IBenchmark
{
    private const string Village = "3306162006";
    private const string Regency = "3306";

    /// <inheritdoc />
    public string Verb => "intake";

    /// <inheritdoc />
    public string Usage => ": what one household costs from intake to the register.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        await RunAsync();
        return 0;
    }

    public async Task RunAsync()
    {
        await using var host = await BenchHost.StartAsync();
        await TellAsync(host, "the first household of its village", number: 1, withKey: false);
        await TellAsync(host, "the second", number: 2, withKey: false);
        await TellAsync(host, "the third, each POST with an Idempotency-Key", number: 3, withKey: true);
    }

    private async Task TellAsync(BenchHost host, string what, int number, bool withKey)
    {
        var family = new BenchFamily(Village, number);
        await host.KnowAsync(family);
        var (citizen, officer) = (await host.TokenAsync("citizen", Village), await host.TokenAsync("regency-officer", Regency));
        var (regent, ministry) = (await host.TokenAsync("regent", Regency), await host.TokenAsync("ministry-officer", "ID"));
        var (id, letter) = (string.Empty, string.Empty);
        await host.BetweenTimersAsync();
        await output.WriteLineAsync($"{what}\nstep         requests     RU  messages");
        var sum = new Cost(0, 0, 0, string.Empty);
        sum += await StepAsync(host, "intake", async () =>
            id = (string)(await host.SendAsync("POST", "/api/proposals", citizen, family.Proposal(), withKey))["id"]!);
        sum += await StepAsync(host, "verify", () => host.SendAsync(
            "POST", $"/api/proposals/{Village}/{id}/verification", officer, new JObject { ["outcome"] = "eligible", ["note"] = "Kunjungan rumah" }, withKey));
        sum += await StepAsync(host, "sign", async () =>
            letter = (string)(await host.SendAsync("POST", $"/api/regencies/{Regency}/ratifications", regent, await LetterAsync(host), withKey))["id"]!);
        sum += await StepAsync(host, "review", () => host.SendAsync(
            "POST", $"/api/regencies/{Regency}/ratifications/{letter}/review", ministry, new JObject { ["outcome"] = "conforming", ["reasons"] = new JArray() }, withKey));
        await WriteAsync("in all", sum);
        var proposal = await host.SendAsync("GET", $"/api/proposals/{Village}/{id}", officer, null);
        await output.WriteLineAsync($"the proposal is {proposal["status"]}\n");
    }

    private async Task<Cost> StepAsync(BenchHost host, string name, Func<Task> work)
    {
        var cost = await host.CostAsync(work);
        await WriteAsync(name, cost);
        return cost;
    }

    private Task WriteAsync(string name, Cost cost) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {cost.Requests,8}  {cost.Units,5:0}  {cost.Messages,8}  {cost.Lines}"));

    private static async Task<JObject> LetterAsync(BenchHost host)
    {
        var clock = await host.SendAsync("GET", "/dev/clock", null, null);
        var today = clock["now"]!.Value<DateTime>().ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new JObject
        {
            ["period"] = today[..7],
            ["subject"] = "proposals",
            ["letter"] = new JObject { ["number"] = $"460/{Guid.NewGuid():N}", ["date"] = today },
        };
    }
}
