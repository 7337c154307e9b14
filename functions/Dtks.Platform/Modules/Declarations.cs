using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Waiting;

namespace Dtks.Platform.Modules;

/// <summary>Everything that the modules of an application declare: what its templates provide and its tests hold them to.</summary>
public sealed class Declarations
{
    /// <summary>The containers.</summary>
    public DocumentContainers Containers { get; } = new();

    /// <summary>The queues.</summary>
    public QueueNames Queues { get; } = new();

    /// <summary>The blob containers.</summary>
    public ISet<string> BlobContainers { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>The members that are encrypted at rest.</summary>
    public ProtectedFields Fields { get; } = new();

    /// <summary>The documents that hold them.</summary>
    public ProtectedDocuments Documents { get; } = new();

    /// <summary>The message texts.</summary>
    public TextFiles Texts { get; } = new();

    /// <summary>The CloudEvents.</summary>
    public EventTypes Events { get; } = new();

    /// <summary>The sections of settings, with the type each is read as.</summary>
    public IDictionary<string, Type> Settings { get; } = new SortedDictionary<string, Type>(StringComparer.Ordinal);
}
