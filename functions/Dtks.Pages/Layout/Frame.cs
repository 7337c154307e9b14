using Dtks.Platform.Access;

namespace Dtks.Pages.Layout;

/// <summary>A page in the frame that all pages have.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Component">What it is written by.</param>
/// <param name="Model">What that is given.</param>
/// <param name="Reader">Who is signed in.</param>
/// <param name="Style">Where the style sheet is.</param>
/// <param name="Path">The page's path with its query, to come back to when the language is changed.</param>
/// <param name="Forms">Makes the token that this visit's forms are known by, and its cookie: asked for by a page that has one.</param>
public sealed record Frame(string Title, Type Component, object Model, TokenHolder? Reader, string Style, string Path, Func<string> Forms);
