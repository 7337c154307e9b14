namespace Dtks.Pages.Serving;

/// <summary>Where a reader is sent after a form: only ever to a page of this app.</summary>
public static class LocalPath
{
    /// <summary>The path if it is one of this app's, else <c>/</c>.</summary>
    /// <param name="path">What was sent; anybody may have written it.</param>
    public static string Of(string? path) =>
        path is ['/', not ('/' or '\\'), ..] or "/" && path.Length <= 1_000 && path.All(c => c is > ' ' and <= '~' and not '\\') ? path : "/";
}
