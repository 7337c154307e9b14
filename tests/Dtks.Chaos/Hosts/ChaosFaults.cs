using System.Text;
using Newtonsoft.Json;

namespace Dtks.Chaos.Hosts;

/// <summary>Sets faults over <c>/dev/faults</c>.</summary>
public static class ChaosFaults
{
    private static readonly string[] Ways = ["503", "dropBefore", "dropAfter"];
    private static readonly string[] Services = ["queues", "blobs", "population", "events"];

    /// <summary>One operation of ten fails in every service, each way a third of them; messages come twice and up to three seconds late.</summary>
    public static async Task SetAsync(Uri host, Uri store, int seed)
    {
        await ClearAsync(host, store);
        foreach (var (kind, way) in Ways.Select((kind, i) => (kind, i)))
        {
            await SendAsync(store, new { service = "cosmos", kind, share = 0.034, seed = seed + way });
            foreach (var service in Services)
            {
                await SendAsync(host, new { service, kind, share = 0.034, seed = seed + way });
            }
        }

        await SendAsync(host, new { service = "queues", kind = "twice", delayMilliseconds = 3_000, seed });
    }

    /// <summary>No more faults.</summary>
    public static async Task ClearAsync(Uri host, Uri store)
    {
        await SendAsync(host, rule: null);
        await SendAsync(store, rule: null);
    }

    /// <summary>Adds a rule; null takes all away.</summary>
    public static async Task SendAsync(Uri host, object? rule)
    {
        using var http = new HttpClient { BaseAddress = host };
        var path = new Uri("/dev/faults", UriKind.Relative);
        using var answer = rule is null
            ? await http.DeleteAsync(path)
            : await http.PostAsync(path, new StringContent(JsonConvert.SerializeObject(rule), Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}
