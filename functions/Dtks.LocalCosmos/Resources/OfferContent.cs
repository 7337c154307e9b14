using System.Globalization;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>What an offer provisions: manual throughput, or autoscale up to a maximum. Limits are the service's.</summary>
internal static class OfferContent
{
    /// <summary>Least manual throughput in request units a second, and its step is 100.</summary>
    public const int LeastThroughput = 400;

    /// <summary>Least maximum of autoscale in request units a second, and its step is 1,000.</summary>
    public const int LeastAutoscale = 1000;

    private const int Most = 1_000_000;

    /// <summary>What the headers of a create ask for; null when they ask for nothing.</summary>
    public static JObject? ReadHeaders(CosmosRequest request)
    {
        if (request.Header(CosmosHeaders.OfferAutoscale) is { } autoscale)
        {
            return Check(new JObject { ["offerAutopilotSettings"] = JsonText.Parse(autoscale) });
        }

        if (request.Header(CosmosHeaders.OfferThroughput) is not { } text)
        {
            return null;
        }

        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var throughput) ? throughput : 0;
        return Check(new JObject { ["offerThroughput"] = number });
    }

    /// <summary>The content, checked and in the stored form; 400 when it is out of the limits.</summary>
    public static JObject Check(JObject content)
    {
        if (content["offerAutopilotSettings"] is JObject autoscale)
        {
            var most = Whole(autoscale["maxThroughput"]);
            return Stored(most, LeastAutoscale, 1000, new JObject { ["maxThroughput"] = most });
        }

        return Stored(Whole(content["offerThroughput"]), LeastThroughput, 100, null);
    }

    private static JObject Stored(int throughput, int least, int step, JObject? autoscale)
    {
        if (throughput < least || throughput > Most || throughput % step != 0)
        {
            throw RequestFailedException.BadRequest($"The offer should have valid throughput: {least} to {Most} request units a second in steps of {step}.");
        }

        // An autoscale offer shows the throughput it may scale to at once: it never waits here.
        var content = new JObject { ["offerThroughput"] = throughput, ["offerIsRUPerMinuteThroughputEnabled"] = false };
        if (autoscale is not null)
        {
            content["offerAutopilotSettings"] = autoscale;
        }

        return content;
    }

    private static int Whole(JToken? value) => value is JValue { Value: long number and >= 0 and <= Most } ? (int)number : 0;
}
