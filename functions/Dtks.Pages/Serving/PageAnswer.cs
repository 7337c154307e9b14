using Dtks.Pages.Layout;

namespace Dtks.Pages.Serving;

/// <summary>What a page answers with.</summary>
public abstract record PageAnswer
{
    private PageAnswer()
    {
    }

    /// <summary>404: there is nothing at this address.</summary>
    public static PageAnswer NotThere { get; } = new Refused(404, null);

    /// <summary>A page to read.</summary>
    /// <typeparam name="TComponent">What it is written by.</typeparam>
    /// <typeparam name="TModel">What that is given.</typeparam>
    /// <param name="title">Its title: no person's name, no code (REG-3).</param>
    /// <param name="model">What it shows.</param>
    /// <param name="status">The HTTP status.</param>
    public static PageAnswer Page<TComponent, TModel>(string title, TModel model, int status = 200)
        where TComponent : PageComponent<TModel>
        where TModel : notnull => new Shown(title, typeof(TComponent), model, status);

    /// <summary>Sends the reader to another page of this app: after a form was sent, so that loading it again sends nothing twice.</summary>
    /// <param name="path">The path, beginning with <c>/</c>.</param>
    public static PageAnswer GoTo(string path) => new Elsewhere(path);

    /// <summary>A page to read.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="Component">What it is written by.</param>
    /// <param name="Model">What that is given.</param>
    /// <param name="Status">The HTTP status.</param>
    public sealed record Shown(string Title, Type Component, object Model, int Status) : PageAnswer;

    /// <summary>Another page.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record Elsewhere(string Path) : PageAnswer;

    /// <summary>Why nothing is shown.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Detail">What is told, in the reader's language; null: what the status means.</param>
    public sealed record Refused(int Status, string? Detail) : PageAnswer;

    /// <summary>A file of the API, given on as it is.</summary>
    /// <param name="Bytes">Its bytes.</param>
    /// <param name="ContentType">Its media type.</param>
    /// <param name="Name">What it is called where it is kept.</param>
    public sealed record File(byte[] Bytes, string ContentType, string Name) : PageAnswer;

    /// <summary>What was written to the exchange already.</summary>
    public sealed record Written : PageAnswer;
}
