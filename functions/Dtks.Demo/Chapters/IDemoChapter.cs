using Dtks.Demo.Http;

namespace Dtks.Demo.Chapters;

/// <summary>A part of the story.</summary>
internal interface IDemoChapter
{
    /// <summary>What it is about, in Indonesian and English.</summary>
    string Title { get; }

    /// <summary>Does its steps and notes each.</summary>
    /// <exception cref="DemoStoppedException">An answer lacks what the next step needs.</exception>
    Task RunAsync(DemoContext context, CancellationToken cancellation);
}
