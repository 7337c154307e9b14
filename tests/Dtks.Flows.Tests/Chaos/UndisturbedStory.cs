using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>What the story leaves behind when nothing disturbs it: told once, for all who hold another telling against it.</summary>
public sealed class UndisturbedStory : IAsyncLifetime
{
    private static readonly Lazy<Task<(EndState FirstPart, EndState Whole)>> Told = new(() => Telling.UndisturbedAsync());

    /// <summary>The end state.</summary>
    public EndState State { get; private set; } = null!;

    /// <summary>That of its first part.</summary>
    public EndState FirstPart { get; private set; } = null!;

    public async Task InitializeAsync() => (FirstPart, State) = await Told.Value;

    public Task DisposeAsync() => Task.CompletedTask;
}
