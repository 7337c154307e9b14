using Dtks.Pages.Words;
using Dtks.Platform.Access;
using Dtks.Platform.InProcess;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Pages.Serving;

/// <summary>One visit of a page: who looks, in which language, and what the API answers them.</summary>
/// <param name="Invocation">The page's own invocation.</param>
/// <param name="Http">The exchange.</param>
/// <param name="Words">The reader's language.</param>
/// <param name="Reader">Who is signed in; null for anyone.</param>
/// <param name="Parts">The parts of the address, by name.</param>
/// <param name="Api">The API.</param>
public sealed record PageVisit(FunctionContext Invocation, HttpContext Http, PageWords Words, TokenHolder? Reader, IReadOnlyDictionary<string, string> Parts, ApiCalls Api)
{
    /// <summary>A value of the address's query; null where it has none.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>What the API answers, as a record of what is wanted of it.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="path">The path below <c>/api</c>, escaped.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ApiRefusedException">The API refuses it: the reader is told what it says.</exception>
    public async Task<T> ReadAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        var reply = await AskAsync(path, cancellation);
        return reply.IsDone ? reply.Read<T>() : throw new ApiRefusedException(reply);
    }

    /// <summary>A file of the API.</summary>
    /// <param name="path">The path below <c>/api</c>, escaped.</param>
    /// <param name="name">What it is called where it is kept.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ApiRefusedException">The API refuses it: the reader is told what it says.</exception>
    public async Task<PageAnswer> FileAsync(string path, string name, CancellationToken cancellation)
    {
        var reply = await AskAsync(path, cancellation);
        return reply.IsDone ? new PageAnswer.File(reply.Body, reply.ContentType, name) : throw new ApiRefusedException(reply);
    }

    /// <summary>The API's answer to a GET, whatever it is.</summary>
    /// <param name="path">The path below <c>/api</c>, escaped.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Task<ApiReply> AskAsync(string path, CancellationToken cancellation) => SendAsync(new ApiCall("GET", path), cancellation);

    /// <summary>The API's answer to a call, made for the reader and in their language, in plain words (<see cref="PlainWords"/>).</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ApiRefusedException">Something was to be done, and nobody can tell whether it was: the form is kept with its key, to be sent once more.</exception>
    public async Task<ApiReply> SendAsync(ApiCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        var reply = PlainWords.Of(await Api.SendAsync(Invocation, call with { Holder = Reader, Language = Words.Language }, cancellation), Words);
        return reply.Status < 500 || call.Method == "GET" ? reply : throw new ApiRefusedException(reply);
    }
}
