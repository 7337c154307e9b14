using System.Text;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.InProcess;

/// <summary>What the API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="ContentType">Its media type; empty for no body.</param>
public sealed record ApiReply(int Status, byte[] Body, string ContentType)
{
    // A page reads of an answer what it shows, and no more.
    private static readonly JsonSerializer Some = JsonSerializer.Create(Settings());

    /// <summary>The record's version; null where none was told.</summary>
    public string? ETag { get; init; }

    /// <summary>Seconds after which to come again, of 429 and 503; null where none were told.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Whether it was done, or answered.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>The answer, or the problem (RFC 9457), as a record that has the members which are wanted of it.</summary>
    /// <exception cref="JsonException">The body is no such JSON.</exception>
    public T Read<T>()
        where T : class
    {
        using var text = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(Body)));
        return Some.Deserialize<T>(text) ?? throw new JsonSerializationException($"An answer of status {Status} holds no {typeof(T).Name}.");
    }

    private static JsonSerializerSettings Settings()
    {
        var settings = JsonText.Settings(new WireContracts());
        settings.MissingMemberHandling = MissingMemberHandling.Ignore;
        return settings;
    }
}
