package org.ntacl.wfp.state;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the elements of a dump. No document type, no entities of the document's own, nothing from
 * outside; bounded in number and depth.
 */
final class XmlTree {
  private final XmlText text;
  private final StateLimits limits;
  private final Deque<XmlNode> open = new ArrayDeque<>();
  private final Deque<StringBuilder> texts = new ArrayDeque<>();
  private int elements;

  private XmlTree(XmlText text, StateLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** Returns the element around all documents of the file. */
  static XmlNode read(XmlText text, StateLimits limits) {
    return new XmlTree(text, limits).read();
  }

  private XmlNode read() {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text.text()));
      XmlNode root = null;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.END_ELEMENT -> root = end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              texts.element().append(reader.getText());
          case XMLStreamConstants.DTD,
              XMLStreamConstants.ENTITY_REFERENCE,
              XMLStreamConstants.PROCESSING_INSTRUCTION ->
              throw fault(reader.getLocation(), "something else than elements and text");
          default -> {
            // comments and the space between elements say nothing
          }
        }
      }
      return root;
    } catch (XMLStreamException e) {
      throw fault(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void start(XMLStreamReader reader) {
    Location location = reader.getLocation();
    if (++elements > limits.maxElements()) {
      throw fault(location, "more than %d elements".formatted(limits.maxElements()));
    }
    // the element around all does not count
    if (open.size() > limits.maxDepth()) {
      throw fault(location, "elements nest deeper than %d".formatted(limits.maxDepth()));
    }
    XmlNode node = new XmlNode(reader.getLocalName(), location.getLineNumber(), column(location));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    if (!open.isEmpty()) {
      open.element().add(node);
    }
    open.push(node);
    texts.push(new StringBuilder(0));
  }

  private XmlNode end() {
    XmlNode node = open.pop();
    String content = texts.pop().toString();
    // the space around the elements of an element is layout
    node.text(node.children().isEmpty() ? content : content.strip());
    return node;
  }

  private StateException fault(Location location, String fault) {
    return new StateException(location.getLineNumber(), column(location), fault);
  }

  private StateException fault(XMLStreamException e) {
    Location location = e.getLocation();
    String message = "no well-formed XML";
    return location == null ? new StateException(1, 1, message) : fault(location, message);
  }

  private int column(Location location) {
    int shift = location.getLineNumber() == 1 ? text.shift() : 0;
    // of a character that XML forbids, first of its line, the JDK says column 0
    return Math.max(1, location.getColumnNumber() - shift);
  }
}
