using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;
using Dtks.Chaos.Story;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>What the first part of the story leaves behind when nothing disturbs it: told once, for all who hold another telling against it.</summary>
public sealed class UndisturbedStory : IAsyncLifetime
{
    private static readonly Lazy<Task<EndState>> Told = new(() => Telling.UndisturbedAsync(ChaosStory.FirstPart));

    /// <summary>The end state.</summary>
    public EndState State { get; private set; } = null!;

    public async Task InitializeAsync() => State = await Told.Value;

    public Task DisposeAsync() => Task.CompletedTask;
}
