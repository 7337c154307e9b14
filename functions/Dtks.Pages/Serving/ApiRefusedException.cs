using Dtks.Platform.InProcess;

namespace Dtks.Pages.Serving;

/// <summary>The API refused what a page asked; the reader is told what it said.</summary>
/// <param name="reply">What it answered.</param>
public sealed class ApiRefusedException(ApiReply reply) : Exception($"The API answered {reply.Status}.")
{
    /// <summary>What it answered.</summary>
    public ApiReply Reply => reply;
}
