using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>What the story leaves behind when nothing disturbs it.</summary>
public sealed class UndisturbedStory : IAsyncLifetime
{
    /// <summary>The end state.</summary>
    public EndState State { get; private set; } = null!;

    public async Task InitializeAsync() => State = await Telling.UndisturbedAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
