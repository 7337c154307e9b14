using System.Collections.Concurrent;
using System.Text;
using Dtks.LocalCosmos;
using Dtks.Platform.Changes;

namespace Dtks.LocalHost.Queues;

/// <summary>Knows of containers in which no outbox was, and that none came since: what was written since is all that has to be looked at.</summary>
internal sealed class NewOutboxes(CosmosGateway database)
{
    private static readonly byte[] Type = Encoding.UTF8.GetBytes($"\"{OutboxDocument.TypeName}\"");

    private readonly ConcurrentDictionary<string, long> _none = new(StringComparer.Ordinal);

    /// <summary>The last write by now.</summary>
    public long Now => database.LastWrite;

    /// <summary>A container had none when no more than so much was written.</summary>
    public void WereNone(string container, long upTo) => _none[container] = upTo;

    /// <summary>Whether a container surely has none; false where nobody knows without a count.</summary>
    public bool AreNone(string databaseName, string container)
    {
        if (!_none.TryGetValue(container, out var after))
            return false;
        var now = Now;
        if (now > after && database.IsAnyWritten(databaseName, container, after, MayBeOne))
        {
            _none.TryRemove(container, out _);
            return false;
        }

        _none[container] = now;
        return true;
    }

    // The text as a value: as a property's name it stands in what carries its outbox itself.
    private static bool MayBeOne(ReadOnlyMemory<byte> item)
    {
        for (var rest = item.Span; rest.IndexOf(Type) is >= 0 and var at;)
        {
            rest = rest[(at + Type.Length)..];
            if (!rest.TrimStart(" \t\r\n"u8).StartsWith(":"u8))
                return true;
        }

        return false;
    }
}
