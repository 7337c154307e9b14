using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalCosmos.Faults;

/// <summary>Faults as JSON: a rule, <c>{kind, container, operation, share, count, seed, …}</c>, in; a list of their states out.</summary>
internal static class FaultDocument
{
    private const int MostMilliseconds = 600_000;

    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        MissingMemberHandling = MissingMemberHandling.Error,
        NullValueHandling = NullValueHandling.Ignore,
    };

    /// <exception cref="FormatException">It is not a rule; the message says why.</exception>
    public static FaultRule Read(string json)
    {
        try
        {
            var rule = JsonConvert.DeserializeObject<FaultRule>(json, Settings) ?? throw new FormatException("The fault is empty.");
            return Problem(rule) is { } problem ? throw new FormatException(problem) : rule;
        }
        catch (JsonException e)
        {
            throw new FormatException($"The fault is malformed: {e.Message}", e);
        }
    }

    /// <summary>What is out of its range; null when nothing is.</summary>
    public static string? Problem(FaultRule rule)
    {
        if (!Enum.IsDefined(rule.Kind) || (rule.Operation is { } operation && !Enum.IsDefined(operation)))
        {
            return "A fault's kind or operation is none that there is.";
        }

        if (!(rule.Share is > 0 and <= 1))
        {
            return "A fault's share must be above 0 and at most 1.";
        }

        if (rule.Count is < 1)
        {
            return "A fault's count must be at least 1.";
        }

        return rule.DelayMilliseconds is < 0 or > MostMilliseconds || rule.RetryAfterMilliseconds is < 0 or > MostMilliseconds
            ? $"A fault's times must be 0 to {MostMilliseconds} milliseconds."
            : null;
    }

    public static string Write(IReadOnlyList<FaultStatus> faults) => JsonConvert.SerializeObject(new { faults }, Settings);
}
