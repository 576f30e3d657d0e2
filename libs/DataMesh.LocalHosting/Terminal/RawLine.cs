using Spectre.Console.Rendering;

namespace DataMesh.LocalHosting.Terminal;

/// <summary>A line that is written as it is: a service's own colours are control sequences that must not be escaped.</summary>
internal sealed class RawLine(string text) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [Segment.Control(text), Segment.LineBreak];
}
