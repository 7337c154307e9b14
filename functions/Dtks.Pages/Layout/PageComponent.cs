using Dtks.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace Dtks.Pages.Layout;

/// <summary>What a page is written by.</summary>
/// <typeparam name="TModel">What it is given.</typeparam>
public abstract class PageComponent<TModel> : ComponentBase
    where TModel : notnull
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>The words of the reader's language.</summary>
    [CascadingParameter]
    public required PageWords W { get; set; }
}
